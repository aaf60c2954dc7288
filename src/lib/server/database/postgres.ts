import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** The oid of int8: counts and times, which all stay far below 2^53. */
const INT8 = 20;

/** PostgreSQL at this address, with 64-bit integers read as numbers. */
export function postgresDialect(url: string): Dialect {
	const pool = new pg.Pool({ connectionString: url, types: { getTypeParser } });
	// A pool that has lost an idle connection makes a new one; without a listener the process would end.
	pool.on('error', () => undefined);
	return new PostgresDialect({ pool });
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
	oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');
