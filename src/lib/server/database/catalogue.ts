import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { isSqlite } from './dialect.ts';

/** A table by its name and the columns of its primary key, in their order. */
export interface TableShape {
	name: string;
	key: string[];
}

/** A row of whatever table. */
export type Row = Record<string, unknown>;

/**
 * The same database seen without its schema: any table by its name. A backup carries whatever tables there are, those of
 * another build too, so their names are known only when it runs and no type can tell them.
 */
export function anyTable(db: Database): Kysely<Record<string, Row>> {
	return db as unknown as Kysely<Record<string, Row>>;
}

/**
 * Lets the work read the whole database as it stands at one moment, while others go on writing. The work must not
 * write.
 */
export async function atOneMoment<Result>(
	db: Database,
	work: (db: Database) => Promise<Result>
): Promise<Result> {
	return db.connection().execute(async (connection) => {
		const begin = isSqlite(db) ? sql`begin` : sql`begin isolation level repeatable read, read only`;
		await begin.execute(connection);
		try {
			return await work(connection);
		} finally {
			await sql`rollback`.execute(connection);
		}
	});
}

/** The product's own tables, in the order they were made: a table comes after those it refers to. */
export async function listTables(db: Database): Promise<TableShape[]> {
	const { rows } = await (isSqlite(db) ? SQLITE_KEYS : POSTGRES_KEYS).execute(db);
	const tables = new Map<string, string[]>();
	for (const { name, column } of rows) tables.set(name, [...(tables.get(name) ?? []), column]);
	return [...tables].map(([name, key]) => ({ name, key }));
}

interface KeyColumn {
	name: string;
	column: string;
}

const SQLITE_KEYS = sql<KeyColumn>`
	select made.name as name, info.name as "column"
	from sqlite_master as made join pragma_table_info(made.name) as info
	where made.type = 'table' and made.name not like 'sqlite_%' and made.name not like 'kysely_%' and info.pk > 0
	order by made.rowid, info.pk`;

const POSTGRES_KEYS = sql<KeyColumn>`
	select made.relname as name, info.attname as "column"
	from pg_class as made
	join pg_index as keyed on keyed.indrelid = made.oid and keyed.indisprimary
	join pg_attribute as info on info.attrelid = made.oid and info.attnum = any(keyed.indkey)
	where made.relkind = 'r' and made.relnamespace = current_schema()::regnamespace
		and made.relname not like 'kysely_%'
	order by made.oid, array_position(keyed.indkey::int2[], info.attnum)`;
