import type { Database, Transaction } from '../database/database.ts';

/** The version of the directory on offer; '' before there is any. */
export async function currentDirectoryVersion(db: Database): Promise<string> {
	return (await latest(db))?.version ?? '';
}

/** Puts a version on offer. Its time is later than the one before, even if the clock was set back. */
export async function offerVersion(
	trx: Transaction,
	offer: { version: string; origin: string; now: number }
): Promise<void> {
	const before = await latest(trx);
	const row = {
		version: offer.version,
		origin: offer.origin,
		imported_at: Math.max(offer.now, (before?.imported_at ?? 0) + 1)
	};
	await trx
		.insertInto('directory')
		.values(row)
		.onConflict((conflict) => conflict.column('version').doUpdateSet(row))
		.execute();
}

function latest(db: Database) {
	return db
		.selectFrom('directory')
		.select(['version', 'imported_at'])
		.orderBy('imported_at', 'desc')
		.limit(1)
		.executeTakeFirst();
}
