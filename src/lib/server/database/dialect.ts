import { type SelectQueryBuilder, SqliteAdapter } from 'kysely';
import type { Database } from './database.ts';
import { SyncFailed } from './shared-sync.ts';

/*
 * What the two databases do not share, beside how they are opened (sqlite.ts, postgres.ts).
 */

/**
 * Keeps the rows read from changing until the transaction ends; others may still refer to them, as an operator's step
 * does to the operator. SQLite's transactions hold the whole database.
 */
export function lockRows(db: Database) {
	return <DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>) =>
		isSqlite(db) ? query : query.forNoKeyUpdate();
}

/** The same, passing over the rows that another transaction has locked. */
export function lockFreeRows(db: Database) {
	return <DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>) =>
		isSqlite(db) ? query : query.forNoKeyUpdate().skipLocked();
}

/**
 * Whether an error says that the machine or the link to the database is in trouble (disk full, connection gone, lock
 * not had in time), so that the same work may succeed later. Anything else a query throws is a fault of ours.
 */
export function isMachineFault(error: unknown): boolean {
	const code = errorCode(error);
	if (code.startsWith('SQLITE_'))
		return !/^SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG)/.test(code);
	if (SQLSTATE.test(code)) return !FAULTY_STATEMENT.test(code);
	return code === '' ? isLostConnection(error) : !code.startsWith('ERR_');
}

/** Whether nothing will be answered until the process is started anew. */
export async function needsRestart(db: Database): Promise<boolean> {
	if (!isSqlite(db)) return false;
	const query = db.selectNoFrom((expression) => expression.lit(1).as('open')).execute();
	return query.then(
		() => false,
		(error: unknown) => error instanceof SyncFailed
	);
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
/** PostgreSQL's classes for cardinality, data, integrity, syntax: the statement is to blame. */
const FAULTY_STATEMENT = /^(21|22|23|42)/;

/** Whether PostgreSQL took a transaction back only because of others at the same time: a deadlock, an order that can't be. */
export function isCollision(error: unknown): boolean {
	return ['40P01', '40001'].includes(errorCode(error));
}

/** What pg says, with no code, of a connection that broke or was not had in time. */
const LOST =
	/^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Postgres connection has been discarded)/;

function isLostConnection(error: unknown): boolean {
	return error instanceof Error && LOST.test(error.message);
}

/** Whether this is SQLite; PostgreSQL otherwise. */
export function isSqlite(db: Database): boolean {
	return db.getExecutor().adapter instanceof SqliteAdapter;
}

function errorCode(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	return typeof code === 'string' ? code : '';
}
