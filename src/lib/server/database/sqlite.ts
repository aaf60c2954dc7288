import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type SqliteDatabase
} from 'kysely';
import { makeFolder } from '../make-folder.ts';
import { Turns } from '../turns.ts';
import { SharedSync } from './shared-sync.ts';

/** How long a write waits for another process's, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** How long the log gets before it is carried over, in pages of 4 KiB: the same pages are written again and again. */
const CHECKPOINT_PAGES = 4000;

/** Texts beyond these (lists of many lengths) are prepared each time. */
const STATEMENTS_KEPT = 500;

/**
 * The SQLite file in the data folder, made when it isn't there. Nothing is answered from it before all of it is on the
 * disk: whatever somebody was told survives a kill and a power cut.
 */
export async function sqliteDialect(dataDir: string): Promise<Dialect> {
	await makeFolder(dataDir);
	const path = join(dataDir, 'muraciet.sqlite');
	const sqlite = new BetterSqlite(path, { timeout: BUSY_TIMEOUT_MS });
	sqlite.pragma('journal_mode = WAL');
	// SQLite itself would wait for the disk at every commit, and everybody with it: SyncedSqliteDriver does it for all.
	sqlite.pragma('synchronous = NORMAL');
	sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
	sqlite.pragma('foreign_keys = ON');
	// What a killed process left in the log, and may never have brought to the disk; it also makes the log.
	sqlite.pragma('wal_checkpoint(PASSIVE)');
	return new SyncedSqliteDialect(sqlite, await open(`${path}-wal`, 'r+'));
}

class SyncedSqliteDialect extends SqliteDialect {
	readonly #sqlite: BetterSqlite.Database;
	readonly #log: FileHandle;

	constructor(sqlite: BetterSqlite.Database, log: FileHandle) {
		super({ database: sqlite });
		this.#sqlite = sqlite;
		this.#log = log;
	}

	override createDriver() {
		return new SyncedSqliteDriver(this.#sqlite, this.#log);
	}

	override createAdapter() {
		return new TransactionalSqliteAdapter();
	}
}

/**
 * One connection, had by one transaction or query at a time. Whoever gives it back waits until all that was committed by
 * then is on the disk, those too that only read what another has just committed; meanwhile the next may have it. What
 * several commit within one such wait is brought to the disk together.
 */
class SyncedSqliteDriver extends SqliteDriver {
	readonly #sqlite: BetterSqlite.Database;
	readonly #log: FileHandle;
	readonly #turns = new Turns(1);
	readonly #disk: SharedSync;
	readonly #changes: BetterSqlite.Statement;

	/** `log` is SQLite's write-ahead log, where a commit is all written by the time it returns. */
	constructor(sqlite: BetterSqlite.Database, log: FileHandle) {
		super({ database: withPreparedOnce(sqlite) });
		this.#sqlite = sqlite;
		this.#log = log;
		this.#disk = new SharedSync(() => log.datasync());
		this.#changes = sqlite.prepare('select total_changes()').pluck();
	}

	override async acquireConnection() {
		await this.#turns.take();
		return super.acquireConnection();
	}

	override async releaseConnection() {
		const written = this.#written();
		this.#turns.giveBack();
		await this.#disk.reach(written);
	}

	/** How many rows were changed up to now; none that must be waited for once it is closed, which syncs it. */
	#written(): number {
		return this.#sqlite.open ? (this.#changes.get() as number) : 0;
	}

	/** A transaction that only asks for the write lock midway can't wait for it (SQLITE_BUSY): ours ask first. */
	override async beginTransaction(connection: DatabaseConnection) {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}

	/** On a full disk SQLite rolls back by itself; a second rollback would hide why. */
	override async rollbackTransaction(connection: DatabaseConnection) {
		if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
	}

	override async destroy() {
		await super.destroy();
		await this.#log.close();
	}
}

/** The same few texts run again and again: each is prepared once. */
function withPreparedOnce(sqlite: BetterSqlite.Database): SqliteDatabase {
	const statements = new Map<string, BetterSqlite.Statement>();
	return {
		close: () => void sqlite.close(),
		prepare(sql) {
			const statement = statements.get(sql) ?? sqlite.prepare(sql);
			if (statements.size < STATEMENTS_KEPT) statements.set(sql, statement);
			return statement;
		}
	};
}

class TransactionalSqliteAdapter extends SqliteAdapter {
	/** There is one, but the driver gives it out itself: Kysely would keep it back until what was done is on the disk. */
	override get supportsMultipleConnections() {
		return true;
	}

	/** SQLite does roll back DDL, so a migration cut midway leaves nothing, and its write lock keeps a second one out. */
	override get supportsTransactionalDdl() {
		return true;
	}
}
