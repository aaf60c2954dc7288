import { join } from 'node:path';
import BetterSqlite, { type Database, type Statement } from 'better-sqlite3';
import { type Usage, usageOfThis } from './pinned.ts';

/** For how long. */
export interface Question {
	milliseconds: number;
}

export interface BareRun extends Usage {
	perSecond: number;
}

/*
 * The rows the product wrote for its applications, written once more by better-sqlite3 alone: the same tables and
 * indexes, the same durability, one transaction an application. `node bare-process.ts FOLDER`, which holds the product's
 * database.
 */

type Row = Record<string, unknown>;

const folder = process.argv[2]!;
const product = new BetterSqlite(join(folder, 'muraciet.sqlite'), { readonly: true });

process.on('message', ({ milliseconds }: Question) => {
	const perSecond = measure(milliseconds);
	process.send?.({ ...usageOfThis(), perSecond } satisfies BareRun);
});
process.on('disconnect', () => process.exit());

function measure(milliseconds: number): number {
	const bare = openBare();
	const inserts = new Map<string, Statement>();
	const applications = readApplications();
	const write = bare.transaction((rows: readonly [string, Row][]) => {
		for (const [table, row] of rows) {
			const insert = inserts.get(table) ?? prepareInsert(bare, table, row);
			inserts.set(table, insert);
			insert.run(row);
		}
	});
	const began = performance.now();
	let written = 0;
	while (written < applications.length && performance.now() < began + milliseconds) {
		write.immediate(applications[written++]!);
	}
	const seconds = (performance.now() - began) / 1000;
	bare.close();
	return written / seconds;
}

/** An empty database like the product's. Nothing is checked in it: that is the product's work. */
function openBare(): Database {
	const bare = new BetterSqlite(join(folder, `bare-${Date.now()}.sqlite`));
	for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = OFF'])
		bare.pragma(pragma);
	const isOurs = "type in ('table', 'index') and sql is not null and name not like 'sqlite_%'";
	const made = product.prepare(`select sql from sqlite_master where ${isOurs} order by type desc`);
	for (const { sql } of made.all() as { sql: string }[]) bare.exec(sql);
	return bare;
}

/** Each application's rows by their tables, in the order in which they can be written. */
function readApplications(): [string, Row][][] {
	const tables = product
		.prepare(
			`select made.name from sqlite_master as made, pragma_table_info(made.name) as part
			where made.type = 'table' and part.name = 'application_id'`
		)
		.pluck()
		.all() as string[];
	const parts = tables.map(
		(table) => [table, product.prepare(`select * from ${table} where application_id = ?`)] as const
	);
	const applications = product.prepare('select * from application').all() as Row[];
	return applications.map((application) => [
		['application', application],
		...parts.flatMap(([table, part]) =>
			(part.all(application['id']) as Row[]).map((row): [string, Row] => [table, row])
		)
	]);
}

function prepareInsert(bare: Database, table: string, row: Row): Statement {
	const columns = Object.keys(row);
	const names = columns.map((column) => `"${column}"`).join(', ');
	const values = columns.map((column) => `@${column}`).join(', ');
	return bare.prepare(`insert into ${table} (${names}) values (${values})`);
}
