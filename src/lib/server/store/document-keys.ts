import type { Database } from '../database/database.ts';

/** The keys with which something is encrypted, by their labels, that are not among these. */
export async function listOtherKeys(db: Database, labels: readonly string[]): Promise<string[]> {
	const rows = await db
		.selectFrom('document_key')
		.select('label')
		.where('label', 'not in', labels)
		.execute();
	return rows.map(({ label }) => label);
}

/** To be said before anything is encrypted with a key. */
export async function noteKey(db: Database, label: string, now: number): Promise<void> {
	await db
		.insertInto('document_key')
		.values({ label, first_used_at: now })
		.onConflict((conflict) => conflict.column('label').doNothing())
		.execute();
}

/** To be said once nothing is encrypted with any other key. */
export async function forgetOtherKeys(db: Database, label: string): Promise<void> {
	await db.deleteFrom('document_key').where('label', '!=', label).execute();
}
