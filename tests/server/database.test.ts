import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/lib/server/database/database.ts';
import { isMachineFault, lockRows } from '../../src/lib/server/database/dialect.ts';
import { inTransaction } from '../../src/lib/server/database/in-transaction.ts';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import { refreshStatistics } from '../../src/lib/server/database/statistics.ts';
import { onEachDatabase, onPostgres } from './databases.ts';
import { addPerson } from './sync-server.ts';

const series = { year: 2025, last: 7 };

onEachDatabase((database) => {
	it('has every table of the schema after the migrations, which run only once', async () => {
		const tables = await database().introspection.getTables();
		expect(tables.map((table) => table.name)).toEqual(
			expect.arrayContaining(['application', 'client', 'document', 'outcome', 'person'])
		);
		expect(await migrate(database())).toEqual([]);
	});

	it('gives back bytes and large numbers as they were given', async () => {
		const at = Date.UTC(2999, 0, 1);
		const bytes = Uint8Array.from([0, 255, 128, 10]);
		await sql`create table kept (at bigint, bytes bytea)`.execute(database());
		await sql`insert into kept values (${at}, ${bytes})`.execute(database());
		const { rows } = await sql<{ at: number; bytes: Uint8Array }>`select * from kept`.execute(
			database()
		);
		await sql`drop table kept`.execute(database());
		expect(rows[0]?.at).toBe(at);
		expect(Uint8Array.from(rows[0]?.bytes ?? [])).toEqual(bytes);
	});

	it('locks rows in the way the database has', async () => {
		await database().insertInto('number_series').values(series).execute();
		const rows = await database()
			.transaction()
			.execute((trx) => lockRows(trx)(trx.selectFrom('number_series').selectAll()).execute());
		expect(rows).toEqual([series]);
	});

	it('tells a faulty statement from a machine in trouble', async () => {
		await database().insertInto('number_series').values(series).execute();
		const again = database().insertInto('number_series').values(series).execute();
		expect(await again.catch(isMachineFault)).toBe(false);
		const unknown = sql`select * from nowhere`.execute(database());
		expect(await unknown.catch(isMachineFault)).toBe(false);
		expect(isMachineFault(new TypeError('x is not a function'))).toBe(false);
		for (const code of [
			'SQLITE_FULL',
			'SQLITE_IOERR_WRITE',
			'SQLITE_BUSY',
			'53100',
			'57P01',
			'ECONNRESET'
		]) {
			expect(isMachineFault(Object.assign(new Error(code), { code }))).toBe(true);
		}
	});
});

describe('on PostgreSQL', () => {
	onPostgres((database) => {
		it('does again what it took back because two waited for each other', async () => {
			const years = [2025, 2026];
			await database()
				.insertInto('number_series')
				.values(years.map((year) => ({ year, last: 0 })))
				.execute();
			let [begun, held] = [0, 0];
			const count = (order: number[]) =>
				inTransaction(database(), async (trx) => {
					begun++;
					for (const year of order) {
						const row = trx.updateTable('number_series').where('year', '=', year);
						await row.set((is) => ({ last: is('last', '+', 1) })).execute();
						held++;
						// Each has its first row before either asks for its second.
						while (held < 2) await setTimeout(1);
					}
				});
			await Promise.all([count(years), count(years.toReversed())]);
			expect(begun).toBeGreaterThan(2);
			const rows = await database().selectFrom('number_series').select('last').execute();
			expect(rows).toEqual([{ last: 2 }, { last: 2 }]);
		});
	});
});

describe('on a SQLite file', () => {
	let dataDir: string;
	beforeEach(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	});
	afterEach(() => rm(dataDir, { recursive: true }));

	it('keeps a log, which is synced for all who wait (shared-sync), and minds foreign keys', async () => {
		const db = await openDatabase({ dataDir, databaseUrl: null });
		const pragma = async (name: string) =>
			(await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)).rows;
		expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
		expect(await pragma('synchronous')).toEqual([{ synchronous: 1 }]);
		expect(await pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
		await db.destroy();
	});

	it('knows how its tables are filled, once they are', async () => {
		const db = await openDatabase({ dataDir, databaseUrl: null });
		await migrate(db);
		await addPerson(db);
		const known = () => sql<{ tbl: string }>`select tbl from sqlite_stat1`.execute(db);
		await refreshStatistics(db);
		expect((await known()).rows).toContainEqual({ tbl: 'person' });
		await db.destroy();
	});

	it('is migrated once by processes that start together', async () => {
		const env = { ...process.env, DATA_DIR: dataDir };
		const command = ['src/lib/server/database/migrate-command.ts'];
		const runs = await Promise.all(
			[1, 2, 3].map(() => promisify(execFile)(process.execPath, command, { env }))
		);
		const said = runs.map((run) => run.stdout.trim()).sort();
		expect(said).toEqual([
			`Migrated: ${Object.keys(migrations).join(', ')}`,
			'The database is up to date.',
			'The database is up to date.'
		]);
	});
});
