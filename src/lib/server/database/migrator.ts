import { type MigrationResultSet, Migrator } from 'kysely/migration';
import { migrations } from '../../../../migrations/index.ts';
import type { Database } from './database.ts';

/**
 * Brings the tables up to this build: every migration not yet run, in one transaction, one process at a time.
 * Answers the names of those it ran. Throws, with nothing changed, when one fails or the database is newer than this
 * build.
 */
export async function migrate(db: Database): Promise<string[]> {
	return namesOf(await migratorOf(db).migrateToLatest());
}

/** Brings the tables up to the migration named, as they were when it was the last. */
export async function migrateUpTo(db: Database, name: string): Promise<string[]> {
	return namesOf(await migratorOf(db).migrateTo(name));
}

/** The migrations that the tables have been through, in order. */
export async function listMigrated(db: Database): Promise<string[]> {
	const all = await migratorOf(db).getMigrations();
	return all.filter(({ executedAt }) => executedAt).map(({ name }) => name);
}

function migratorOf(db: Database): Migrator {
	return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
}

function namesOf({ error, results = [] }: MigrationResultSet): string[] {
	if (error) throw new Error('The database could not be migrated', { cause: error });
	return results.map((result) => result.migrationName);
}
