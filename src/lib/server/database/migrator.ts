import { Migrator } from 'kysely/migration';
import { migrations } from '../../../../migrations/index.ts';
import type { Database } from './database.ts';

/**
 * Brings the tables up to this build: every migration not yet run, in one transaction, one process at a time.
 * Answers the names of those it ran. Throws, with nothing changed, when one fails or the database is newer than this
 * build.
 */
export async function migrate(db: Database): Promise<string[]> {
	const provider = { getMigrations: () => Promise.resolve(migrations) };
	const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
	if (error) throw new Error('The database could not be migrated', { cause: error });
	return results.map((result) => result.migrationName);
}
