import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** PostgreSQL at this address, with 64-bit integers read as numbers: counts and times, all far below 2^53. */
export function postgresDialect(url: string): Dialect {
	const types = new pg.TypeOverrides();
	types.setTypeParser(pg.types.builtins.INT8, Number);
	const pool = new pg.Pool({ connectionString: url, types });
	// A pool that has lost an idle connection makes a new one; without a listener the process would end.
	pool.on('error', () => undefined);
	return new PostgresDialect({ pool });
}
