import type { ExchangeAnswer, ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';

/** What a server answers that takes everything it is told. */
export function takeAll({ mutations, acknowledged }: ExchangeRequest): ExchangeAnswer {
	return {
		kind: 'exchanged',
		lastSeq: mutations.at(-1)?.seq ?? acknowledged,
		results: mutations.map(({ seq }) => ({ seq, outcome: { ok: true } })),
		changes: { applications: [], documents: [] },
		cursor: 0,
		more: false,
		now: '2026-11-23T08:00:00.000Z'
	};
}
