import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/lib/server/database/database.ts';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import { run, TEMPLATE, urlOf } from './copy.ts';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where the database `postgres` of this run's server is, or why there is none. */
		postgres: { server: string } | { fault: string };
	}
}

/** What a power cut would lose needs no waiting for a disk, and who stands in whose way is soon found out. */
const FLEETING = [
	'fsync=off',
	'full_page_writes=off',
	'synchronous_commit=off',
	'deadlock_timeout=50ms'
];

/** One PostgreSQL a run, with a migrated database to copy. The tests that need it say so when there is none. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
	try {
		const { server, stop } = await startPostgres(FLEETING);
		await makeTemplate(server);
		provide('postgres', { server });
		return stop;
	} catch (error) {
		provide('postgres', { fault: error instanceof Error ? error.message : String(error) });
		return () => Promise.resolve();
	}
}

async function makeTemplate(server: string): Promise<void> {
	await run(server, `create database ${TEMPLATE}`);
	const db = await openDatabase({ dataDir: '', databaseUrl: urlOf(server, TEMPLATE) });
	await migrate(db);
	await db.destroy();
}
