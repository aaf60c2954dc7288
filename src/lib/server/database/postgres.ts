import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** What a process asks of PostgreSQL at a time; it keeps one connection more to hear of changes (changes/postgres-relay.ts). */
const CONNECTIONS = 10;

/** How long a query waits for one of them, in milliseconds: then the request fails with 503 and is asked again. */
const CONNECT_TIMEOUT_MS = 10_000;

/** PostgreSQL at this address, with 64-bit integers read as numbers: counts and times, all far below 2^53. */
export function postgresDialect(url: string): Dialect {
	const types = new pg.TypeOverrides();
	types.setTypeParser(pg.types.builtins.INT8, Number);
	const pool = new pg.Pool({
		connectionString: url,
		application_name: 'muraciet',
		types,
		max: CONNECTIONS,
		connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
		keepAlive: true
	});
	// A connection that is lost is replaced by the pool, and fails the query it is in the middle of. Without a listener,
	// on the pool for idle ones and on each for those in use, the process would end.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => void client.on('error', () => undefined));
	return new PostgresDialect({ pool });
}
