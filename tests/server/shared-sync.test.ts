import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/lib/server/database/database.ts';
import { isMachineFault, needsRestart } from '../../src/lib/server/database/dialect.ts';
import { SharedSync, SyncFailed } from '../../src/lib/server/database/shared-sync.ts';
import { addPerson } from './sync-server.ts';
import { onSqlite } from './databases.ts';

/** A disk that is done when it is told, and counts how often it was asked. */
function slowDisk() {
	const asked: { resolve: () => void; reject: (error: Error) => void }[] = [];
	const sync = () => new Promise<void>((resolve, reject) => void asked.push({ resolve, reject }));
	return { sync, asked };
}

/** Whether a promise has come to anything by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
	const waiting = Symbol();
	const first = await Promise.race([promise.catch(() => undefined), afterAll(waiting)]);
	return first !== waiting;
}

function afterAll<Value>(value: Value): Promise<Value> {
	return new Promise((resolve) => setImmediate(resolve, value));
}

test('those who write while the disk is busy wait for its next call, and for one only', async () => {
	const { sync, asked } = slowDisk();
	const shared = new SharedSync(sync);
	const first = shared.reach(1);
	const later = Promise.all([shared.reach(2), shared.reach(3), shared.reach(4)]);
	asked[0]!.resolve();
	await first;
	expect(await isSettled(later)).toBe(false);
	asked[1]!.resolve();
	await later;
	await shared.reach(4);
	expect(asked).toHaveLength(2);
});

test('once the disk has failed nothing more is said to be on it', async () => {
	const { sync, asked } = slowDisk();
	const shared = new SharedSync(sync);
	const first = shared.reach(1);
	asked[0]!.resolve();
	await first;
	const second = shared.reach(2);
	asked[1]!.reject(new Error('EIO'));
	await expect(second).rejects.toThrow(SyncFailed);
	await expect(shared.reach(3)).rejects.toThrow(SyncFailed);
	await shared.reach(1);
});

onSqlite((database) => {
	test('who wrote, and who read what was just written, hears of it only once it is on the disk', async () => {
		const { sync, asked } = slowDisk();
		const spy = await onEveryFile(sync);
		const written = addPerson(database());
		await vi.waitFor(() => expect(asked).toHaveLength(1));
		const read = database().selectFrom('person').selectAll().execute();
		expect(await isSettled(written)).toBe(false);
		expect(await isSettled(read)).toBe(false);
		asked[0]!.resolve();
		const id = await written;
		expect((await read).map((person) => person.id)).toEqual([id]);
		// Nothing was written since: nobody waits for the disk.
		await database().selectFrom('person').selectAll().execute();
		expect(asked).toHaveLength(1);
		spy.mockRestore();
	});

	test('a disk that fails is the machine’s fault, not the question’s, and asks for a restart', async () => {
		expect(await needsRestart(database())).toBe(false);
		const spy = await onEveryFile(() =>
			Promise.reject(Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }))
		);
		const fault = await addPerson(database()).catch((error: unknown) => error);
		spy.mockRestore();
		expect(isMachineFault(fault)).toBe(true);
		await expect(database().selectFrom('person').selectAll().execute()).rejects.toBe(fault);
		expect(await needsRestart(database())).toBe(true);
	});
});

test('what a killed process left in the log is on the disk before anything is told of it', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	const left = new BetterSqlite(join(folder, 'left.sqlite'));
	left.pragma('journal_mode = WAL');
	left.exec('create table told (word text)');
	left.exec("insert into told values ('registered')");
	for (const end of ['', '-wal'])
		await copyFile(join(folder, `left.sqlite${end}`), join(folder, `muraciet.sqlite${end}`));
	left.close();
	const { sync, asked } = slowDisk();
	const spy = await onEveryFile(sync);
	const opened = openDatabase({ dataDir: folder, databaseUrl: null });
	await vi.waitFor(() => expect(asked).toHaveLength(1));
	expect(await isSettled(opened)).toBe(false);
	asked[0]!.resolve();
	const db = await opened;
	const told = await sql`select word from told`.execute(db);
	expect(told.rows).toEqual([{ word: 'registered' }]);
	spy.mockRestore();
	await db.destroy();
	await rm(folder, { recursive: true });
});

/** Has this in the place of the call by which any open file is brought to the disk. */
async function onEveryFile(sync: () => Promise<void>) {
	const file = await open(import.meta.filename);
	const all = Object.getPrototypeOf(file) as typeof file;
	await file.close();
	return vi.spyOn(all, 'datasync').mockImplementation(sync);
}
