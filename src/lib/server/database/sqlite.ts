import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import {
	CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type SqliteDialectConfig
} from 'kysely';

/** How long a write waits for another process's, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** The SQLite file in the data folder, made when it isn't there. */
export async function sqliteDialect(dataDir: string): Promise<Dialect> {
	await mkdir(dataDir, { recursive: true });
	return sqliteFileDialect(join(dataDir, 'muraciet.sqlite'));
}

/** A SQLite file whose acknowledged commits survive a kill and a power cut. */
export function sqliteFileDialect(file: string): Dialect {
	return new ImmediateSqliteDialect({ database: () => Promise.resolve(openFile(file)) });
}

function openFile(file: string) {
	const sqlite = new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS });
	sqlite.pragma('journal_mode = WAL');
	sqlite.pragma('synchronous = FULL');
	sqlite.pragma('foreign_keys = ON');
	return withPreparedOnce(sqlite);
}

/** The same few texts run again and again: each is prepared once. */
function withPreparedOnce(sqlite: BetterSqlite.Database) {
	const statements = new Map<string, BetterSqlite.Statement>();
	return {
		close: () => void sqlite.close(),
		prepare(sql: string) {
			const known = statements.get(sql) ?? sqlite.prepare(sql);
			if (statements.size < 500) statements.set(sql, known);
			return known;
		}
	};
}

class ImmediateSqliteDialect extends SqliteDialect {
	readonly #config: SqliteDialectConfig;

	constructor(config: SqliteDialectConfig) {
		super(config);
		this.#config = config;
	}

	override createDriver() {
		return new ImmediateSqliteDriver(this.#config);
	}

	override createAdapter() {
		return new TransactionalSqliteAdapter();
	}
}

/** A transaction that only asks for the write lock midway can't wait for it (SQLITE_BUSY): ours ask first. */
class ImmediateSqliteDriver extends SqliteDriver {
	override async beginTransaction(connection: DatabaseConnection) {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}
}

/** SQLite does roll back DDL, so a migration cut midway leaves nothing, and its write lock keeps a second one out. */
class TransactionalSqliteAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl() {
		return true;
	}
}
