import { createReadStream } from 'node:fs';
import type { DocumentId } from '../../domain/ids.ts';
import { CommandError } from '../command.ts';
import { anyTable } from '../database/catalogue.ts';
import type { Database, Transaction } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { migrate, migrateUpTo } from '../database/migrator.ts';
import { makeStatistics } from '../database/statistics.ts';
import { DiskStore } from '../documents/disk-store.ts';
import { digestOfFile, documentFolder, readCompressed, tableFile } from './files.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { writeLines } from './rows.ts';

/**
 * Makes an empty database and document store what the backup says, on whichever of the two databases, and brings them up
 * to this build. Everything is checked before anything is written. Throws CommandError when the backup is damaged or
 * something is there already.
 */
export async function restoreBackup(
	{ db, disk }: { db: Database; disk: DiskStore },
	folder: string
): Promise<Manifest> {
	const manifest = await readManifest(folder);
	await checkFiles(manifest, folder);
	await checkEmpty(db);
	const [last = ''] = manifest.migrations.slice(-1);
	await migrateUpTo(db, last);
	const copies = new DiskStore(documentFolder(folder));
	for (const { id } of manifest.documents) {
		await disk.put(id as DocumentId, createReadStream(copies.fileOf(id as DocumentId)));
	}
	// Last, and all of it or nothing: what was cut midway is begun again.
	await inTransaction(db, (trx) => fillTables(trx, manifest, folder));
	await migrate(db);
	await makeStatistics(db);
	return manifest;
}

async function fillTables(trx: Transaction, { tables }: Manifest, folder: string): Promise<void> {
	for (const { name, rows } of tables) {
		const written = await writeLines(trx, name, readCompressed(tableFile(folder, name)));
		if (written !== rows) throw new Error(`${name} has ${written} rows, not ${rows}`);
	}
}

async function checkFiles({ tables, documents }: Manifest, folder: string): Promise<void> {
	const copies = new DiskStore(documentFolder(folder));
	for (const { name, sha256 } of tables) await checkFile(tableFile(folder, name), sha256);
	for (const { id, sha256 } of documents) await checkFile(copies.fileOf(id as DocumentId), sha256);
}

async function checkFile(path: string, sha256: string): Promise<void> {
	const found = await digestOfFile(path).catch(() => 'none');
	if (found !== sha256)
		throw new CommandError(`${path} is damaged or missing: nothing was restored.`);
}

/** Whether somebody's data is there: an empty one may have its tables already. */
async function checkEmpty(db: Database): Promise<void> {
	const tables = await db.introspection.getTables();
	if (!tables.some(({ name }) => name === 'person')) return;
	const someone = await anyTable(db).selectFrom('person').select('id').limit(1).execute();
	if (someone.length > 0)
		throw new CommandError('The database holds people already: restore into an empty one.');
}
