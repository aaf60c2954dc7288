import type { Kysely } from 'kysely';

/** What people are to be told, how they wish to be, and their devices that take pushes. Times are epoch milliseconds. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('notice')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
		.addColumn('application_id', 'text', (column) => column.notNull().references('application.id'))
		.addColumn('event', 'text', (column) => column.notNull())
		.addColumn('channel', 'text', (column) => column.notNull())
		.addColumn('recipient', 'text', (column) => column.notNull())
		.addColumn('language', 'text', (column) => column.notNull())
		.addColumn('details', 'text', (column) => column.notNull())
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('attempts', 'integer', (column) => column.notNull())
		.addColumn('due_at', 'bigint', (column) => column.notNull())
		// Until then one process has it in hand; a process that died over it lets it go by itself.
		.addColumn('leased_until', 'bigint', (column) => column.notNull())
		.addColumn('fault', 'text')
		.addColumn('reference', 'text', (column) => column.notNull())
		.addColumn('receipt', 'text')
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('settled_at', 'bigint')
		.execute();
	await db.schema
		.createIndex('notice_due')
		.on('notice')
		.columns(['channel', 'state', 'due_at'])
		.execute();
	await db.schema
		.createIndex('notice_reference')
		.on('notice')
		.columns(['channel', 'reference'])
		.execute();
	await db.schema.createIndex('notice_application').on('notice').column('application_id').execute();
	await db.schema.createIndex('notice_person').on('notice').column('person_id').execute();

	await db.schema
		.createTable('notice_choice')
		.addColumn('person_id', 'text', (column) => column.primaryKey().references('person.id'))
		.addColumn('language', 'text', (column) => column.notNull())
		.addColumn('email', 'integer', (column) => column.notNull())
		.addColumn('sms', 'integer', (column) => column.notNull())
		.addColumn('push', 'integer', (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('push_subscription')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
		// A device signed out of hears nothing more.
		.addColumn('session_id', 'text', (column) =>
			column.notNull().references('session.id_hash').onDelete('cascade')
		)
		.addColumn('endpoint', 'text', (column) => column.notNull().unique())
		.addColumn('p256dh', 'text', (column) => column.notNull())
		.addColumn('auth', 'text', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('push_subscription_person')
		.on('push_subscription')
		.column('person_id')
		.execute();
	await db.schema
		.createIndex('push_subscription_session')
		.on('push_subscription')
		.column('session_id')
		.execute();
}
