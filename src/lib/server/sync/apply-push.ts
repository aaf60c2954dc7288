import type { NumberedOutcome, Outcome } from '../../domain/wire/exchange.ts';
import type { Transaction } from '../database/database.ts';
import { isMachineFault } from '../database/dialect.ts';
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
import { planPush, type RawMutation } from './numbering.ts';
import type { Asker, ParsedExchange, SyncParts } from './parts.ts';

export interface Push {
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
export class UnfinishedMutation extends Error {
	readonly seq: number;

	constructor(seq: number, cause: unknown) {
		super('A mutation could not be finished', { cause });
		this.seq = seq;
	}
}

/**
 * Applies what a device tells, with its outcomes and its numbering; null, with nothing written, when the numbering has
 * parted. Throws UnfinishedMutation for one that throws.
 */
export async function applyPush(trx: Transaction, push: Push): Promise<Pushed | null> {
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
