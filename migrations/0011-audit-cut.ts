import { type Kysely, sql, SqliteAdapter } from 'kysely';

/** Lets the oldest part of the audit go when its term is over: only up to a cut, which itself stays on record. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('audit_cut')
		.addColumn('seq', 'bigint', (column) => column.primaryKey())
		// That of the last row let go: the chain goes on from it.
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.execute();
	const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
	for (const statement of isSqlite ? SQLITE_GUARDS : POSTGRES_GUARDS) {
		await sql.raw(statement).execute(db);
	}
}

const SQLITE_GUARDS = [
	'drop trigger audit_no_delete',
	`create trigger audit_no_delete before delete on audit
		when old.seq > coalesce((select max(seq) from audit_cut), 0)
		begin select raise(abort, 'the audit can only grow'); end`,
	`create trigger audit_cut_no_update before update on audit_cut
		begin select raise(abort, 'the audit can only grow'); end`,
	`create trigger audit_cut_no_delete before delete on audit_cut
		begin select raise(abort, 'the audit can only grow'); end`
];

const POSTGRES_GUARDS = [
	`create or replace function audit_only_grows() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' and tg_table_name = 'audit' then
				if old.seq <= coalesce((select max(seq) from audit_cut), 0) then return old; end if;
			end if;
			raise exception 'the audit can only grow' using errcode = 'restrict_violation';
		end $$`,
	`create trigger audit_cut_no_change before update or delete on audit_cut
		for each row execute function audit_only_grows()`,
	`create trigger audit_cut_no_truncate before truncate on audit_cut
		for each statement execute function audit_only_grows()`
];
