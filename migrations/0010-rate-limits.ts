import type { Kysely } from 'kysely';

/** What has been asked of late, by whom: counted until `expires_at`, epoch milliseconds, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('rate_limit')
		.addColumn('key', 'text', (column) => column.primaryKey())
		.addColumn('points', 'integer', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('rate_limit_expiry').on('rate_limit').column('expires_at').execute();
}
