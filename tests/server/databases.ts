import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/lib/server/database/database.ts';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import { type DatabaseCopy, makeCopy } from '../postgres/copy.ts';

/** What runs a suite on one database or several. */
export type OnDatabases = (suite: (database: () => Database) => void) => void;

/**
 * Runs a suite on SQLite (a file) and on a real PostgreSQL, each test on migrated, empty tables.
 * The suite gets a function that gives the database of the test that runs.
 */
export function onEachDatabase(suite: (database: () => Database) => void): void {
	describe('on SQLite', () => onSqlite(suite));
	describe('on PostgreSQL', () => onPostgres(suite));
}

/** The same on SQLite alone, for what is about files and processes. */
export function onSqlite(suite: (database: () => Database) => void): void {
	let folder: string;
	let db: Database;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
		db = await openDatabase({ dataDir: folder, databaseUrl: null });
		await migrate(db);
	});
	afterEach(async () => {
		await db.destroy();
		await rm(folder, { recursive: true });
	});
	suite(() => db);
}

/** The same on PostgreSQL alone, for what is about several connections: a database a file. */
export function onPostgres(suite: (database: () => Database) => void): void {
	let copy: DatabaseCopy;
	let db: Database;
	beforeAll(async () => {
		const postgres = inject('postgres');
		if ('fault' in postgres) throw new Error(postgres.fault);
		copy = await makeCopy(postgres.server);
		db = await openDatabase({ dataDir: '', databaseUrl: copy.url });
	});
	afterAll(async () => {
		await db.destroy();
		await copy.drop();
	});
	beforeEach(() => emptyTables(db));
	suite(() => db);
}

async function emptyTables(db: Database): Promise<void> {
	const tables = await db.introspection.getTables();
	const names = sql.join(tables.map((table) => sql.table(table.name)));
	await db.transaction().execute(async (trx) => {
		// The audit refuses to be emptied: this is how a superuser switches triggers off.
		await sql`set local session_replication_role = replica`.execute(trx);
		await sql`truncate ${names} cascade`.execute(trx);
	});
}
