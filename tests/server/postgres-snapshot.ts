import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import type { Schema } from '../../src/lib/server/database/schema.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The path of PostgreSQL's data folder, migrated and empty, as one tar file. */
		postgresSnapshot: string;
	}
}

/** Before the tests: PostgreSQL is set up once, and each test file begins with a copy, which takes a seventh of the time. */
export default async function takeSnapshot(project: TestProject): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'muraciet-postgres-'));
	const path = join(folder, 'snapshot.tar');
	await writeFile(path, Buffer.from(await makeSnapshot()));
	project.provide('postgresSnapshot', path);
	return () => rm(folder, { recursive: true });
}

async function makeSnapshot(): Promise<ArrayBuffer> {
	const pglite = new PGlite();
	const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
	await migrate(db);
	const dump = await pglite.dumpDataDir('none');
	await db.destroy();
	return dump.arrayBuffer();
}
