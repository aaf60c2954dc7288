import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/lib/server/database/database.ts';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import type { Schema } from '../../src/lib/server/database/schema.ts';

/**
 * Runs a suite on SQLite (a file) and on PostgreSQL's own engine (PGlite), each test on migrated, empty tables.
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

let postgres: Promise<Database> | undefined;

function onPostgres(suite: (database: () => Database) => void): void {
	let db: Database;
	beforeEach(async () => {
		db = await (postgres ??= startPostgres());
		await emptyTables(db);
	}, 120_000);
	afterAll(async () => {
		await (await postgres)?.destroy();
		postgres = undefined;
	});
	suite(() => db);
}

/** One engine a test file, from the snapshot that was taken before all of them. */
async function startPostgres(): Promise<Database> {
	const loadDataDir = await openAsBlob(inject('postgresSnapshot'));
	const pglite = new PGlite({ loadDataDir, parsers: { [types.INT8]: Number } });
	return new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
}

async function emptyTables(db: Database): Promise<void> {
	const tables = await db.introspection.getTables();
	const names = sql.join(tables.map((table) => sql.table(table.name)));
	// The audit refuses to be emptied: this is how a superuser switches triggers off.
	await sql`set session_replication_role = replica`.execute(db);
	await sql`truncate ${names} cascade`.execute(db);
	await sql`set session_replication_role = origin`.execute(db);
}
