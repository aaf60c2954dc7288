import type { Kysely } from 'kysely';

/** Applications, their documents, what each device has told, and who people are. Times are epoch milliseconds, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('person')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('issuer', 'text', (column) => column.notNull())
		.addColumn('subject', 'text', (column) => column.notNull())
		.addColumn('fin', 'text', (column) => column.notNull())
		.addColumn('given_name', 'text', (column) => column.notNull())
		.addColumn('family_name', 'text', (column) => column.notNull())
		.addColumn('patronymic', 'text', (column) => column.notNull())
		.addColumn('phone', 'text', (column) => column.notNull())
		.addColumn('email', 'text', (column) => column.notNull())
		.addColumn('revision', 'integer', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addUniqueConstraint('person_identity', ['issuer', 'subject'])
		.execute();

	await db.schema
		.createTable('session')
		.addColumn('id_hash', 'text', (column) => column.primaryKey())
		.addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
		.addColumn('device', 'text', (column) => column.notNull())
		.addColumn('method', 'text', (column) => column.notNull())
		.addColumn('assurance', 'text', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('seen_at', 'bigint', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('session_person').on('session').column('person_id').execute();

	await db.schema
		.createTable('sign_in')
		.addColumn('state_hash', 'text', (column) => column.primaryKey())
		.addColumn('nonce', 'text', (column) => column.notNull())
		.addColumn('code_verifier', 'text', (column) => column.notNull())
		.addColumn('return_to', 'text', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('client')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
		.addColumn('device', 'text', (column) => column.notNull())
		.addColumn('last_seq', 'integer', (column) => column.notNull())
		.addColumn('seen_at', 'bigint', (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('outcome')
		.addColumn('client_id', 'text', (column) => column.notNull().references('client.id'))
		.addColumn('seq', 'integer', (column) => column.notNull())
		.addColumn('digest', 'text', (column) => column.notNull())
		.addColumn('answer', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('outcome_key', ['client_id', 'seq'])
		.execute();

	await db.schema
		.createTable('application')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
		.addColumn('type', 'text', (column) => column.notNull())
		.addColumn('source', 'text', (column) => column.notNull())
		.addColumn('status', 'text', (column) => column.notNull())
		.addColumn('number', 'text', (column) => column.unique())
		.addColumn('fields', 'text', (column) => column.notNull())
		.addColumn('conflicts', 'text', (column) => column.notNull())
		.addColumn('authors', 'text', (column) => column.notNull())
		.addColumn('consent', 'text')
		.addColumn('confirmed_at', 'text')
		.addColumn('submitted_at', 'bigint')
		.addColumn('due_on', 'text')
		.addColumn('subscriber_code', 'text')
		.addColumn('removed', 'integer', (column) => column.notNull())
		.addColumn('revision', 'integer', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('updated_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('application_owner')
		.on('application')
		.columns(['person_id', 'revision'])
		.execute();

	await db.schema
		.createTable('status_event')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('application_id', 'text', (column) => column.notNull().references('application.id'))
		.addColumn('status', 'text', (column) => column.notNull())
		.addColumn('note', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('status_event_application')
		.on('status_event')
		.column('application_id')
		.execute();

	await db.schema
		.createTable('document')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('application_id', 'text', (column) => column.notNull().references('application.id'))
		.addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('media_type', 'text', (column) => column.notNull())
		.addColumn('size', 'integer', (column) => column.notNull())
		.addColumn('sha256', 'text', (column) => column.notNull())
		.addColumn('held', 'integer', (column) => column.notNull())
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('refusal', 'text')
		// Which append may write now: a newer one takes the document over and the older one stops.
		.addColumn('receiver', 'text')
		.addColumn('removed', 'integer', (column) => column.notNull())
		.addColumn('revision', 'integer', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('updated_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('document_owner')
		.on('document')
		.columns(['person_id', 'revision'])
		.execute();
	await db.schema
		.createIndex('document_application')
		.on('document')
		.column('application_id')
		.execute();

	await db.schema
		.createTable('document_part')
		.addColumn('document_id', 'text', (column) => column.notNull().references('document.id'))
		.addColumn('offset', 'integer', (column) => column.notNull())
		// PostgreSQL's name for it; SQLite keeps what it is given whatever the column's type is called.
		.addColumn('bytes', 'bytea', (column) => column.notNull())
		.addPrimaryKeyConstraint('document_part_key', ['document_id', 'offset'])
		.execute();

	await db.schema
		.createTable('number_series')
		.addColumn('year', 'integer', (column) => column.primaryKey())
		.addColumn('last', 'integer', (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('district')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('retired', 'integer', (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('place')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('district_id', 'text', (column) => column.notNull().references('district.id'))
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('fold', 'text', (column) => column.notNull())
		.addColumn('sample', 'integer', (column) => column.notNull())
		.addColumn('retired', 'integer', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('place_district')
		.on('place')
		.columns(['district_id', 'fold'])
		.execute();

	await db.schema
		.createTable('directory')
		.addColumn('version', 'text', (column) => column.primaryKey())
		.addColumn('origin', 'text', (column) => column.notNull())
		.addColumn('imported_at', 'bigint', (column) => column.notNull())
		.execute();
}
