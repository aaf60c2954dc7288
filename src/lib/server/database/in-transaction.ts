import { setTimeout } from 'node:timers/promises';
import { beginAudit, writeAudit } from '../audit/audit.ts';
import type { Database, Transaction } from './database.ts';
import { isCollision } from './dialect.ts';

type Work<Result> = (trx: Transaction) => Promise<Result> | Result;

const TRIES = 5;

/** Lets the other one through first, in milliseconds. */
const WAIT_MS = 20;

/**
 * Does the work in one transaction, and last puts on record what was done in it. Where the database took it back because
 * of others who did something at the same time, the work is done again from its beginning: so it must leave nothing
 * behind but rows.
 */
export async function inTransaction<Result>(db: Database, work: Work<Result>): Promise<Result> {
	for (let tries = 1; ; tries++) {
		try {
			return await db.transaction().execute((trx) => onRecord(trx, work));
		} catch (error) {
			if (tries === TRIES || !isCollision(error)) throw error;
			await setTimeout(tries * WAIT_MS);
		}
	}
}

async function onRecord<Result>(trx: Transaction, work: Work<Result>): Promise<Result> {
	beginAudit(trx);
	const result = await work(trx);
	await writeAudit(trx);
	return result;
}
