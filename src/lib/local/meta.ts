import type { MetaValues, PersonDatabase } from './person-database.ts';

/** One of the database's single values, or undefined before it was first written. */
export async function readMeta<Key extends keyof MetaValues>(
	db: PersonDatabase,
	key: Key
): Promise<MetaValues[Key] | undefined> {
	const row = await db.meta.get(key);
	// The key names the value's type; the table can't say so.
	return row?.value as MetaValues[Key] | undefined;
}

export async function writeMeta<Key extends keyof MetaValues>(
	db: PersonDatabase,
	key: Key,
	value: MetaValues[Key]
): Promise<void> {
	await db.meta.put({ key, value });
}
