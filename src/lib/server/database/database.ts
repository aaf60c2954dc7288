import { Kysely, type Transaction as KyselyTransaction } from 'kysely';
import type { Config } from '../config.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

/** The database, or a transaction on it: what a store's verbs are given. */
export type Database = Kysely<Schema>;
export type Transaction = KyselyTransaction<Schema>;

/**
 * Opens the database the configuration names: PostgreSQL where there is a `DATABASE_URL`, else the SQLite file in
 * `DATA_DIR`. Its tables are the migrator's business. Throws when it can't be reached or opened.
 */
export async function openDatabase(
	config: Pick<Config, 'dataDir' | 'databaseUrl'>
): Promise<Database> {
	const dialect = config.databaseUrl
		? postgresDialect(config.databaseUrl)
		: await sqliteDialect(config.dataDir);
	const db = new Kysely<Schema>({ dialect });
	await db.selectNoFrom((expression) => expression.lit(1).as('open')).execute();
	return db;
}
