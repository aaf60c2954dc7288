import type { Millis } from '../database/columns.ts';
import type { Database, Transaction } from '../database/database.ts';
import { audit } from './audit.ts';

/** How many of the oldest rows of the audit are older than a moment. */
export async function countOldAudit(db: Database, before: Millis): Promise<number> {
	const end = await findEnd(db, before);
	if (!end) return 0;
	const { count } = await db
		.selectFrom('audit')
		.select((row) => row.fn.countAll<number>().as('count'))
		.where('seq', '<=', end.seq)
		.executeTakeFirstOrThrow();
	return count;
}

/**
 * Lets go of the oldest rows of the audit, those before a moment, and puts that on record. What is left is still a chain,
 * from the hash of the last row that went.
 */
export async function cutAudit(
	trx: Transaction,
	{ before, at }: { before: Millis; at: Millis }
): Promise<void> {
	const end = await findEnd(trx, before);
	if (!end) return;
	await trx
		.insertInto('audit_cut')
		.values({ ...end, at })
		.execute();
	await trx.deleteFrom('audit').where('seq', '<=', end.seq).execute();
	audit(trx, { at, actor: 'console', deed: 'cutAudit', detail: String(end.seq) });
}

/** The last row of those that are all older than the moment. */
async function findEnd(
	db: Database,
	before: Millis
): Promise<{ seq: number; hash: string } | undefined> {
	const kept = await db
		.selectFrom('audit')
		.select((row) => row.fn.min('seq').as('seq'))
		.where('at', '>=', before)
		.executeTakeFirst();
	return db
		.selectFrom('audit')
		.select(['seq', 'hash'])
		.where('seq', '<', kept?.seq ?? Number.MAX_SAFE_INTEGER)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
}
