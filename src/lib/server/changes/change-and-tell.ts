import type { Database, Transaction } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { changedOwners } from '../store/persons.ts';
import type { Changes } from './change-hub.ts';

/**
 * Does the work in one transaction and, once it is committed, tells the open pages of everyone whose revision it
 * raised. Every change of an owner's data goes through here.
 */
export async function changeAndTell<Result>(
	{ db, changes }: { db: Database; changes: Changes },
	work: (trx: Transaction) => Promise<Result>
): Promise<Result> {
	const { result, changed } = await inTransaction(db, async (trx) => ({
		result: await work(trx),
		changed: changedOwners(trx)
	}));
	for (const person of changed) changes.publish(person);
	return result;
}
