import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The migrated, empty database of a test run that every other one is copied from. */
export const TEMPLATE = 'template_muraciet';

/** A database to test on. */
export interface DatabaseCopy {
	name: string;
	url: string;
	drop: () => Promise<void>;
}

/** Makes a database on the server whose database `postgres` is at this URL: a copy of another, the template as a rule. */
export async function makeCopy(server: string, from = TEMPLATE): Promise<DatabaseCopy> {
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	await run(server, `create database ${name} template ${from}`);
	return {
		name,
		url: urlOf(server, name),
		drop: () => run(server, `drop database ${name} with (force)`)
	};
}

/** Where another database of the same server is. */
export function urlOf(server: string, database: string): string {
	return new URL(`/${database}`, server).href;
}

/** Runs one statement over a connection of its own. */
export async function run(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
