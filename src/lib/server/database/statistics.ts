import { sql } from 'kysely';
import type { Database } from './database.ts';
import { isSqlite } from './dialect.ts';

/**
 * Has SQLite look at how its tables are filled, where that has changed much since it last did: by that it chooses which
 * index finds rows. It looks at a sample, whatever the size. PostgreSQL does so by itself.
 */
export async function refreshStatistics(db: Database): Promise<void> {
	// What SQLite's documentation advises for connections that stay open: every table, analysed as far as is useful.
	if (isSqlite(db)) await sql`pragma optimize = 0x10002`.execute(db);
}

/** The same of a database that was filled a moment ago, on either. */
export async function makeStatistics(db: Database): Promise<void> {
	await sql`analyze`.execute(db);
}
