import type { NumberedOutcome, Outcome } from '../../domain/wire/exchange.ts';
import { tidyLine } from '../../domain/text/tidy.ts';
import type { Transaction } from '../database/database.ts';
import { isMachineFault } from '../database/dialect.ts';
import { traceError } from '../observe/error-trace.ts';
import { addClient, advanceClient, type Client, readLastSeq } from '../store/clients.ts';
import {
	addOutcomes,
	forgetOutcomes,
	listOutcomes,
	type StoredOutcome
} from '../store/outcomes.ts';
import { lockPerson, readRevision } from '../store/persons.ts';
import { applyMutation } from './apply-mutation.ts';
import { digestOf } from './digest.ts';
import type { MutationContext } from './mutations/context.ts';
import { RefusedMidway } from './mutations/refusal.ts';
import { planPush, type RawMutation } from './numbering.ts';
import type { ParsedExchange, SyncParts } from './parts.ts';

export interface Pushed {
	results: NumberedOutcome[];
	standing: { revision: number; lastSeq: number };
}

/**
 * Applies what a device tells in one transaction with its effects, its outcomes and its numbering. A mutation that
 * can't be finished takes the whole transaction back; then all is done again with the answer to that one known.
 */
export async function push(parts: SyncParts, request: ParsedExchange): Promise<Pushed | null> {
	const settled = new Map<number, Outcome>();
	for (;;) {
		try {
			const applying = parts.db.transaction();
			return await applying.execute((trx) => pushIn(trx, { parts, request, settled }));
		} catch (error) {
			if (!(error instanceof UnfinishedMutation)) throw error;
			settled.set(error.seq, settle(parts, error));
		}
	}
}

/** One mutation threw: everything is taken back. */
class UnfinishedMutation extends Error {
	readonly seq: number;

	constructor(seq: number, cause: unknown) {
		super('A mutation could not be finished', { cause });
		this.seq = seq;
	}
}

/** Step 8: a fault of ours must not stand in the way of everything behind it. */
function settle({ log }: SyncParts, { cause }: UnfinishedMutation): Outcome {
	if (cause instanceof RefusedMidway) return cause.outcome;
	log.error({ error: traceError(cause) }, 'mutation failed');
	return { ok: false, problems: [{ code: 'malformed' }] };
}

interface Push {
	parts: SyncParts;
	request: ParsedExchange;
	settled: ReadonlyMap<number, Outcome>;
}

async function pushIn(trx: Transaction, push: Push): Promise<Pushed | null> {
	const { request, parts } = push;
	const { person, client, acknowledged, mutations } = request;
	// Step 3
	await lockPerson(trx, person);
	const now = parts.clock();
	const device = tidyLine(request.device);
	const known: Client = { id: client, owner: person, device, lastSeq: acknowledged, seenAt: now };
	const lastSeq = await introduce(trx, known);
	const plan = lastSeq === null ? null : planPush(lastSeq, request);
	const repeated = plan && (await answerRepeats(trx, client, plan.repeats));
	if (!plan || !repeated) return null;
	const context = { ...parts, trx, device, now, owner: person };
	const applied = await applyAll(context, plan.fresh, push.settled);
	const reached = mutations.at(-1)?.seq ?? acknowledged;
	// Step 9
	await forgetOutcomes(trx, client, acknowledged);
	if (applied.length > 0) {
		await addOutcomes(trx, client, applied);
		await advanceClient(trx, { ...known, lastSeq: reached });
	}
	const results = [...repeated, ...applied].map(({ seq, outcome }) => ({ seq, outcome }));
	return { results, standing: { revision: await readRevision(trx, person), lastSeq: reached } };
}

/** Step 4: where the device's numbering stands; null when its id is taken by someone else. */
async function introduce(trx: Transaction, client: Client): Promise<number | null> {
	const lastSeq = await readLastSeq(trx, client.owner, client.id);
	if (lastSeq !== undefined) return lastSeq;
	return (await addClient(trx, client)) ? client.lastSeq : null;
}

/** Step 6: what was answered before; null when that is forgotten or was the answer to something else. */
async function answerRepeats(
	trx: Transaction,
	client: Client['id'],
	repeats: readonly RawMutation[]
): Promise<StoredOutcome[] | null> {
	const [first, last] = [repeats.at(0), repeats.at(-1)];
	if (!first || !last) return [];
	const stored = await listOutcomes(trx, client, [first.seq, last.seq]);
	const isSame = (mutation: RawMutation, index: number) =>
		stored[index]?.digest === digestOf(mutation);
	return repeats.every(isSame) ? stored : null;
}

/** Step 7: each in the order of the numbers. */
async function applyAll(
	context: MutationContext,
	fresh: readonly RawMutation[],
	settled: ReadonlyMap<number, Outcome>
): Promise<StoredOutcome[]> {
	const applied: StoredOutcome[] = [];
	for (const raw of fresh) {
		const { seq } = raw;
		const outcome = settled.get(seq) ?? (await applyOne(context, raw));
		applied.push({ seq, outcome, digest: digestOf(raw) });
	}
	return applied;
}

async function applyOne(context: MutationContext, raw: RawMutation): Promise<Outcome> {
	try {
		return await applyMutation(context, raw);
	} catch (error) {
		throw isMachineFault(error) ? error : new UnfinishedMutation(raw.seq, error);
	}
}
