import type { Kysely } from 'kysely';

/** One-time codes by which someone without the app asks how an application stands. Times are epoch milliseconds, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('status_inquiry')
		.addColumn('id_hash', 'text', (column) => column.primaryKey())
		.addColumn('application_id', 'text', (column) => column.references('application.id'))
		.addColumn('code_hash', 'text', (column) => column.notNull())
		.addColumn('tries_left', 'integer', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('status_inquiry_application')
		.on('status_inquiry')
		.columns(['application_id', 'created_at'])
		.execute();
}
