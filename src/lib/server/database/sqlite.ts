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

/** How long a write waits for another process's, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** Texts beyond these (lists of many lengths) are prepared each time. */
const STATEMENTS_KEPT = 500;

/** The SQLite file in the data folder, made when it isn't there. Its acknowledged commits survive a kill and a power cut. */
export async function sqliteDialect(dataDir: string): Promise<Dialect> {
	await makeFolder(dataDir);
	const sqlite = new BetterSqlite(join(dataDir, 'muraciet.sqlite'), { timeout: BUSY_TIMEOUT_MS });
	sqlite.pragma('journal_mode = WAL');
	sqlite.pragma('synchronous = FULL');
	sqlite.pragma('foreign_keys = ON');
	return new ImmediateSqliteDialect(sqlite);
}

class ImmediateSqliteDialect extends SqliteDialect {
	readonly #sqlite: BetterSqlite.Database;

	constructor(sqlite: BetterSqlite.Database) {
		super({ database: sqlite });
		this.#sqlite = sqlite;
	}

	override createDriver() {
		return new ImmediateSqliteDriver(this.#sqlite);
	}

	override createAdapter() {
		return new TransactionalSqliteAdapter();
	}
}

class ImmediateSqliteDriver extends SqliteDriver {
	readonly #sqlite: BetterSqlite.Database;

	constructor(sqlite: BetterSqlite.Database) {
		super({ database: withPreparedOnce(sqlite) });
		this.#sqlite = sqlite;
	}

	/** A transaction that only asks for the write lock midway can't wait for it (SQLITE_BUSY): ours ask first. */
	override async beginTransaction(connection: DatabaseConnection) {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}

	/** On a full disk SQLite rolls back by itself; a second rollback would hide why. */
	override async rollbackTransaction(connection: DatabaseConnection) {
		if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
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

/** SQLite does roll back DDL, so a migration cut midway leaves nothing, and its write lock keeps a second one out. */
class TransactionalSqliteAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl() {
		return true;
	}
}
