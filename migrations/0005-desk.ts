import type { Kysely } from 'kysely';

/**
 * The desk: its queue, which is a copy of what the applications say, kept for finding and ordering, and who works on what.
 * Texts that are ordered or searched by their beginning are bytes (UTF-8): both
 * databases compare those alike, whatever collation they were made with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.alterTable('status_event')
		.addColumn('operator_id', 'text', (column) => column.references('person.id'))
		.execute();
	await db.schema.createIndex('person_fin').on('person').column('fin').execute();

	await db.schema
		.createTable('queue_entry')
		.addColumn('application_id', 'text', (column) =>
			column.primaryKey().references('application.id').onDelete('cascade')
		)
		.addColumn('version', 'integer', (column) => column.notNull())
		.addColumn('stage', 'text', (column) => column.notNull())
		.addColumn('is_open', 'integer', (column) => column.notNull())
		.addColumn('type', 'text', (column) => column.notNull())
		.addColumn('source', 'text', (column) => column.notNull())
		.addColumn('number', 'text', (column) => column.notNull())
		.addColumn('district', 'text', (column) => column.notNull())
		.addColumn('applicant_name', 'text', (column) => column.notNull())
		.addColumn('fin', 'text', (column) => column.notNull())
		.addColumn('address_key', 'text', (column) => column.notNull())
		.addColumn('words', 'text', (column) => column.notNull())
		.addColumn('name_key', 'bytea', (column) => column.notNull())
		.addColumn('due_on', 'text', (column) => column.notNull())
		// The day while it is open, a day that never comes once it is decided: overdue first, decided last.
		.addColumn('due_key', 'text', (column) => column.notNull())
		.addColumn('submitted_at', 'bigint', (column) => column.notNull())
		.addColumn('assignee_id', 'text', (column) => column.references('person.id'))
		.execute();
	const orders = { due: 'due_key', submitted: 'submitted_at', name: 'name_key' };
	for (const [order, column] of Object.entries(orders)) {
		await createQueueIndex(db, order, [column]);
		await createQueueIndex(db, `open_${order}`, ['is_open', column]);
		await createQueueIndex(db, `stage_${order}`, ['stage', column]);
	}
	for (const column of ['district', 'source', 'assignee_id']) {
		await createQueueIndex(db, `${column}_due`, [column, 'due_key']);
		await createQueueIndex(db, `${column}_submitted`, [column, 'submitted_at']);
	}
	await db.schema.createIndex('queue_entry_fin').on('queue_entry').column('fin').execute();
	await db.schema
		.createIndex('queue_entry_address')
		.on('queue_entry')
		.column('address_key')
		.execute();

	await db.schema
		.createTable('queue_word')
		.addColumn('word', 'bytea', (column) => column.notNull())
		.addColumn('application_id', 'text', (column) =>
			column.notNull().references('queue_entry.application_id').onDelete('cascade')
		)
		.addPrimaryKeyConstraint('queue_word_key', ['word', 'application_id'])
		.execute();
	await db.schema
		.createIndex('queue_word_application')
		.on('queue_word')
		.columns(['application_id', 'word'])
		.execute();

	await db.schema
		.createTable('desk_note')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('application_id', 'text', (column) =>
			column.notNull().references('application.id').onDelete('cascade')
		)
		.addColumn('operator_id', 'text', (column) => column.notNull().references('person.id'))
		.addColumn('text', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('desk_note_application')
		.on('desk_note')
		.column('application_id')
		.execute();

	await db.schema
		.createTable('desk_hold')
		.addColumn('application_id', 'text', (column) =>
			column.primaryKey().references('application.id').onDelete('cascade')
		)
		.addColumn('operator_id', 'text', (column) => column.notNull().references('person.id'))
		.addColumn('until', 'bigint', (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('desk_filter')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('operator_id', 'text', (column) => column.notNull().references('person.id'))
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('query', 'text', (column) => column.notNull())
		.addUniqueConstraint('desk_filter_name', ['operator_id', 'name'])
		.execute();
}

/** Every order ends with the id: no two rows stand in the same place. */
async function createQueueIndex(
	db: Kysely<unknown>,
	name: string,
	columns: string[]
): Promise<void> {
	await db.schema
		.createIndex(`queue_entry_${name}`)
		.on('queue_entry')
		.columns([...columns, 'application_id'])
		.execute();
}
