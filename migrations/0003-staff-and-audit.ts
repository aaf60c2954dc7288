import { type Kysely, sql, SqliteAdapter } from 'kysely';

/** Who works at the utility, and the record of who did what, which can only grow. Times are epoch milliseconds, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('staff')
		.addColumn('fin', 'text', (column) => column.primaryKey())
		.addColumn('role', 'text', (column) => column.notNull())
		.addColumn('label', 'text', (column) => column.notNull())
		.addColumn('sample', 'integer', (column) => column.notNull())
		.addColumn('added_at', 'bigint', (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('audit')
		.addColumn('seq', 'bigint', (column) => column.primaryKey())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('actor', 'text', (column) => column.notNull())
		.addColumn('role', 'text', (column) => column.notNull())
		.addColumn('deed', 'text', (column) => column.notNull())
		// No references: what was done stays on record when what it was done to is gone.
		.addColumn('application_id', 'text')
		.addColumn('owner_id', 'text')
		.addColumn('detail', 'text', (column) => column.notNull())
		.addColumn('previous', 'text', (column) => column.notNull().unique())
		.addColumn('hash', 'text', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('audit_application').on('audit').column('application_id').execute();

	// The end of the chain: its row lock makes writers wait for one another.
	await db.schema
		.createTable('audit_head')
		.addColumn('id', 'integer', (column) => column.primaryKey())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.execute();

	const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
	for (const statement of isSqlite ? SQLITE_GUARDS : POSTGRES_GUARDS) {
		await sql.raw(statement).execute(db);
	}
}

const SQLITE_GUARDS = [
	`create trigger audit_no_update before update on audit
		begin select raise(abort, 'the audit can only grow'); end`,
	`create trigger audit_no_delete before delete on audit
		begin select raise(abort, 'the audit can only grow'); end`
];

const POSTGRES_GUARDS = [
	`create function audit_only_grows() returns trigger language plpgsql as $$
		begin raise exception 'the audit can only grow' using errcode = 'restrict_violation'; end $$`,
	`create trigger audit_no_change before update or delete on audit
		for each row execute function audit_only_grows()`,
	`create trigger audit_no_truncate before truncate on audit
		for each statement execute function audit_only_grows()`
];
