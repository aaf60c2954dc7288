import type BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Database } from '../../../src/lib/server/database/database.ts';
import type { Schema } from '../../../src/lib/server/database/schema.ts';

/** The server process is gone; what it was doing never finishes. */
export class Crash extends Error {}

type Statement = BetterSqlite.Statement;

/** What each disk has compiled: every life of the server says the same. */
const compiled = new WeakMap<BetterSqlite.Database, Map<string, Statement>>();

/**
 * SQLite as one life of the server sees it: real, and killable before any statement. What was committed stays on the
 * disk, what was open is taken back, and the dead server's code can reach it no more.
 */
export class CrashingDatabase {
	readonly db: Database;
	#disk: BetterSqlite.Database;
	#statements: Map<string, Statement>;
	#left = Infinity;
	#isDead = false;
	#onCrash: () => void;

	constructor(disk: BetterSqlite.Database, onCrash: () => void) {
		this.#disk = disk;
		this.#onCrash = onCrash;
		this.#statements = compiled.get(disk) ?? new Map<string, Statement>();
		compiled.set(disk, this.#statements);
		const database = { close: () => undefined, prepare: (sql: string) => this.#prepare(sql) };
		this.db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
	}

	/** Has the server killed when it begins its n-th statement from now. */
	crashAt(statement: number): void {
		this.#left = Math.min(this.#left, statement);
	}

	crash(): void {
		if (this.#isDead) return;
		this.#isDead = true;
		if (this.#disk.inTransaction) this.#disk.exec('rollback');
		this.#onCrash();
	}

	/** Stands where a crash can be: throws when the server is dead or dies here. */
	step(): void {
		if (!this.#isDead && --this.#left <= 0) this.crash();
		if (this.#isDead) throw new Crash();
	}

	#prepare(sql: string) {
		const statement = this.#statements.get(sql) ?? this.#disk.prepare(sql);
		this.#statements.set(sql, statement);
		const counted =
			<Args extends readonly unknown[], Result>(run: (...args: Args) => Result) =>
			(...args: Args): Result => {
				this.step();
				return run(...args);
			};
		return {
			reader: statement.reader,
			all: counted((parameters: readonly unknown[]) => statement.all(parameters)),
			run: counted((parameters: readonly unknown[]) => statement.run(parameters)),
			iterate: counted((parameters: readonly unknown[]) => statement.iterate(parameters))
		};
	}
}
