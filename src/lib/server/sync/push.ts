import { safeParse } from 'valibot';
import type { NumberedOutcome, Outcome } from '../../domain/wire/exchange.ts';
import { mutation, type Mutation } from '../../domain/wire/mutation.ts';
import { changeAndTell } from '../changes/change-and-tell.ts';
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
import { TakenId } from '../store/taken-id.ts';
import { digestOf } from './digest.ts';
import { answerQuestion } from './mutations/answer-question.ts';
import { attachDocument } from './mutations/attach-document.ts';
import type { MutationContext } from './mutations/context.ts';
import { discardDraft } from './mutations/discard-draft.ts';
import { refuse } from './mutations/refusal.ts';
import { removeDocument } from './mutations/remove-document.ts';
import { saveDraft } from './mutations/save-draft.ts';
import { submitApplication } from './mutations/submit-application.ts';
import { withdrawApplication } from './mutations/withdraw-application.ts';
import { planPush, type RawMutation } from './numbering.ts';
import type { Asker, ParsedExchange, SyncParts } from './parts.ts';

interface Push {
	parts: SyncParts;
	request: ParsedExchange;
	asker: Asker;
	/** Answers known before they are asked for: of mutations that threw when this was tried. */
	settled: ReadonlyMap<number, Outcome>;
}

export interface Pushed {
	results: NumberedOutcome[];
	/** The owner's revision and the last mutation applied, after all of it. */
	standing: { revision: number; lastSeq: number };
}

/** A mutation that threw: everything is to be taken back. */
class UnfinishedMutation extends Error {
	readonly seq: number;

	constructor(seq: number, cause: unknown) {
		super('A mutation could not be finished', { cause });
		this.seq = seq;
	}
}

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
			const isLasting = thrown.has(error.seq) || error.cause instanceof TakenId;
			// What two did at the same moment may look like a fault of ours: only what throws twice is one.
			if (isLasting) settled.set(error.seq, settle(parts, error));
			thrown.add(error.seq);
		}
	}
}

function settle({ log }: SyncParts, { cause }: UnfinishedMutation): Outcome {
	if (cause instanceof TakenId) return refuse('notFound');
	log.error({ error: traceError(cause) }, 'mutation failed');
	return { ok: false, problems: [{ code: 'malformed' }] };
}

/**
 * Applies what a device tells, with its outcomes and its numbering; null, with nothing written, when the numbering has
 * parted. Throws UnfinishedMutation for one that throws.
 */
async function applyPush(trx: Transaction, push: Push): Promise<Pushed | null> {
	const { request } = push;
	const { person, client, acknowledged } = request;
	// Step 3
	await lockPerson(trx, person);
	// Step 4
	const known = await readLastSeq(trx, person, client);
	const before = known ?? acknowledged;
	// Step 5
	const plan = planPush(before, request);
	const repeated = plan && (await answerRepeats(trx, client, plan.repeats));
	if (!plan || !repeated) return null;
	const lastSeq = plan.fresh.at(-1)?.seq ?? before;
	const context = contextOf(trx, push);
	const device = {
		id: client,
		owner: person,
		device: context.device,
		lastSeq,
		seenAt: context.now
	};
	if (!(await keepClient(trx, device, known !== undefined))) return null;
	// Steps 6 and 7
	const applied = await applyAll(context, plan.fresh, push.settled);
	// Step 8
	await addOutcomes(trx, client, applied);
	await forgetOutcomes(trx, client, acknowledged);
	const results = [...repeated, ...applied].map(({ seq, outcome }) => ({ seq, outcome }));
	return { results, standing: { revision: await readRevision(trx, person), lastSeq } };
}

function contextOf(trx: Transaction, { parts, request, asker }: Push): MutationContext {
	const { config, addresses, clock, random } = parts;
	const { device = '', proof = null } = asker;
	const asked = { owner: request.person, device, proof, now: clock() };
	return { config, addresses, clock, random, trx, ...asked };
}

/** False when the id turns out to be taken by someone else's device. */
async function keepClient(trx: Transaction, client: Client, isKnown: boolean): Promise<boolean> {
	if (!isKnown) return addClient(trx, client);
	await advanceClient(trx, client);
	return true;
}

/** What was answered before; null when that is forgotten or was the answer to something else. */
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

async function applyAll(
	context: MutationContext,
	fresh: readonly RawMutation[],
	settled: Push['settled']
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

/** Parses one mutation and does what it asks; one that can't be understood is answered, and stands alone in that. */
async function applyMutation(context: MutationContext, raw: RawMutation): Promise<Outcome> {
	const parsed = safeParse(mutation, raw);
	return parsed.success ? apply(context, parsed.output) : refuse('malformed');
}

function apply(context: MutationContext, asked: Mutation): Promise<Outcome> {
	switch (asked.kind) {
		case 'saveDraft':
			return saveDraft(context, asked);
		case 'discardDraft':
			return discardDraft(context, asked);
		case 'attachDocument':
			return attachDocument(context, asked);
		case 'removeDocument':
			return removeDocument(context, asked);
		case 'submitApplication':
			return submitApplication(context, asked);
		case 'withdrawApplication':
			return withdrawApplication(context, asked);
		case 'answerQuestion':
			return answerQuestion(context, asked);
	}
}
