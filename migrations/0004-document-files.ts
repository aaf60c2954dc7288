import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// A row stands before anything of a document is in the store, and goes after nothing is: no file is ever forgotten.
	await db.schema
		.createTable('document_file')
		.addColumn('document_id', 'text', (column) => column.primaryKey().references('document.id'))
		.addColumn('checks', 'integer', (column) => column.notNull())
		.addColumn('next_check_at', 'bigint')
		.addColumn('pages', 'integer')
		.addColumn('page_total', 'integer')
		.execute();
	await db.schema
		.createIndex('document_file_check')
		.on('document_file')
		.column('next_check_at')
		.execute();

	await db.schema
		.createTable('document_key')
		.addColumn('label', 'text', (column) => column.primaryKey())
		.addColumn('first_used_at', 'bigint', (column) => column.notNull())
		.execute();
}
