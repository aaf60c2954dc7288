import type { Kysely } from 'kysely';

/** What exactly the utility asks an applicant for, and the answers. Times are epoch milliseconds, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('status_event').addColumn('question', 'text').execute();

	await db.schema
		.createTable('question_answer')
		.addColumn('question_id', 'text', (column) => column.primaryKey().references('status_event.id'))
		.addColumn('answer_id', 'text', (column) => column.notNull().unique())
		.addColumn('application_id', 'text', (column) => column.notNull().references('application.id'))
		.addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
		.addColumn('text', 'text', (column) => column.notNull())
		.addColumn('fields', 'text', (column) => column.notNull())
		.addColumn('documents', 'text', (column) => column.notNull())
		.addColumn('answered_at', 'bigint', (column) => column.notNull())
		.addColumn('settled_at', 'bigint')
		.execute();
	await db.schema
		.createIndex('question_answer_application')
		.on('question_answer')
		.column('application_id')
		.execute();
}
