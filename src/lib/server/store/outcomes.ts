import type { ClientId } from '../../domain/ids.ts';
import type { NumberedOutcome, Outcome } from '../../domain/wire/exchange.ts';
import type { Database, Transaction } from '../database/database.ts';

/** What became of one mutation, with what tells a repeat of it from another one under the same number. */
export interface StoredOutcome extends NumberedOutcome {
	digest: string;
}

/** The outcomes of a device that the caller has made sure is the owner's, from one number to another, both included. */
export async function listOutcomes(
	db: Database,
	client: ClientId,
	[first, last]: readonly [number, number]
): Promise<StoredOutcome[]> {
	const rows = await db
		.selectFrom('outcome')
		.select(['seq', 'digest', 'answer'])
		.where('client_id', '=', client)
		.where('seq', '>=', first)
		.where('seq', '<=', last)
		.orderBy('seq')
		.execute();
	return rows.map(({ seq, digest, answer }) => ({
		seq,
		digest,
		outcome: JSON.parse(answer) as Outcome
	}));
}

export async function addOutcomes(
	trx: Transaction,
	client: ClientId,
	outcomes: readonly StoredOutcome[]
): Promise<void> {
	if (outcomes.length === 0) return;
	const rows = outcomes.map(({ seq, digest, outcome }) => ({
		client_id: client,
		seq,
		digest,
		answer: JSON.stringify(outcome)
	}));
	await trx.insertInto('outcome').values(rows).execute();
}

/** Lets go of the outcomes the device has stored, up to and including this number. */
export async function forgetOutcomes(
	trx: Transaction,
	client: ClientId,
	acknowledged: number
): Promise<void> {
	await trx
		.deleteFrom('outcome')
		.where('client_id', '=', client)
		.where('seq', '<=', acknowledged)
		.execute();
}
