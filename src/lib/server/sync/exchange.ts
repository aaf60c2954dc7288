import * as v from 'valibot';
import { type ExchangeAnswer, exchangeRequest } from '../../domain/wire/exchange.ts';
import { isSpoken } from '../../domain/wire/protocol.ts';
import { describeDevice } from '../auth/device-label.ts';
import { signedInProcedure } from '../rpc/trpc.ts';
import { readStanding } from '../store/clients.ts';
import type { Asker, ParsedExchange, SyncParts } from './parts.ts';
import { type Page, pull } from './pull.ts';
import { push, type Pushed } from './push.ts';

/** A request of a protocol this build doesn't speak has a shape of its own: only its version is read. */
const unspoken = v.pipe(
	v.looseObject({
		protocol: v.pipe(
			v.number(),
			v.check((version) => !isSpoken(version))
		)
	}),
	v.transform(() => null)
);

const anyRequest = v.union([unspoken, exchangeRequest]);

/** The procedure a device calls. */
export const exchangeProcedure = signedInProcedure
	.input(anyRequest)
	.mutation(async ({ ctx, input }): Promise<ExchangeAnswer> => {
		if (!input) return { kind: 'outdated' };
		const device = describeDevice(ctx.request.headers.get('user-agent') ?? '');
		const { personId, method, assurance } = ctx.session;
		const asker = { personId, device, proof: { method, assurance } };
		const answer = await exchange(ctx.runtime, asker, input);
		ctx.runtime.metrics.countExchange(answer.kind);
		return answer;
	});

/**
 * One round trip of sync: applies what the device tells, each mutation once, and answers what changed for its owner
 * (docs/sync.md, whose steps the comments cite). Throws only when the machine is in trouble: the device asks again.
 */
export async function exchange(
	parts: SyncParts,
	asker: Asker,
	request: ParsedExchange
): Promise<ExchangeAnswer> {
	// Step 1
	if (!isSpoken(request.protocol)) return { kind: 'outdated' };
	// Step 2
	if (request.person !== asker.personId) return { kind: 'otherPerson' };
	const told = await tell(parts, asker, request);
	if (!told) return { kind: 'renumber' };
	// Step 9
	const page = await pull(parts.db, request.person, {
		cursor: request.cursor,
		revision: told.standing.revision
	});
	return answer(request, { ...told, page, now: new Date(parts.clock()).toISOString() });
}

/** What became of the mutations and how things stand after them; null when the numbering has parted. */
async function tell(
	parts: SyncParts,
	asker: Asker,
	request: ParsedExchange
): Promise<Pushed | null> {
	const { mutations, person, client, acknowledged } = request;
	if (mutations.length === 0) {
		const { revision, lastSeq } = await readStanding(parts.db, person, client);
		if (lastSeq !== null && acknowledged > lastSeq) return null;
		if (lastSeq !== null) return { results: [], standing: { revision, lastSeq } };
	}
	return push(parts, request, asker);
}

function answer(
	request: ParsedExchange,
	{ results, standing, page, now }: Pushed & { page: Page; now: string }
): ExchangeAnswer {
	const { revision, lastSeq } = standing;
	const hasNothingNew =
		request.mutations.length === 0 &&
		lastSeq === request.acknowledged &&
		request.cursor === revision;
	if (hasNothingNew) return { kind: 'unchanged', now };
	return { kind: 'exchanged', lastSeq, results, ...page, now };
}
