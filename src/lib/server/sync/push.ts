import type { Outcome } from '../../domain/wire/exchange.ts';
import { changeAndTell } from '../changes/change-and-tell.ts';
import { traceError } from '../observe/error-trace.ts';
import { applyPush, type Pushed, UnfinishedMutation } from './apply-push.ts';
import { RefusedMidway } from './mutations/refusal.ts';
import type { Asker, ParsedExchange, SyncParts } from './parts.ts';

/**
 * Applies what a device tells in one transaction with all its effects (docs/sync.md, steps 3 to 8); null when the
 * numbering has parted. A mutation that throws takes the whole transaction back; then all is done again, and once more
 * with the answer to that one known, so that a fault of ours never stands in the way of what is behind it (step 7).
 */
export async function push(
	parts: SyncParts,
	request: ParsedExchange,
	asker: Asker
): Promise<Pushed | null> {
	const settled = new Map<number, Outcome>();
	const thrown = new Set<number>();
	for (;;) {
		try {
			return await changeAndTell(parts, (trx) =>
				applyPush(trx, { parts, request, asker, settled })
			);
		} catch (error) {
			if (!(error instanceof UnfinishedMutation)) throw error;
			const isLasting = thrown.has(error.seq) || error.cause instanceof RefusedMidway;
			// A lost connection may look like a fault of ours: only what throws twice is one.
			if (isLasting) settled.set(error.seq, settle(parts, error));
			thrown.add(error.seq);
		}
	}
}

function settle({ log }: SyncParts, { cause }: UnfinishedMutation): Outcome {
	if (cause instanceof RefusedMidway) return cause.outcome;
	log.error({ error: traceError(cause) }, 'mutation failed');
	return { ok: false, problems: [{ code: 'malformed' }] };
}
