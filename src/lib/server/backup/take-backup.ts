import { createHash } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, DocumentId } from '../../domain/ids.ts';
import { CommandError } from '../command.ts';
import { atOneMoment, listTables } from '../database/catalogue.ts';
import type { Database } from '../database/database.ts';
import { listMigrated } from '../database/migrator.ts';
import { DiskStore } from '../documents/disk-store.ts';
import { documentFolder, hashed, tableFile, writeCompressed } from './files.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { readLines } from './rows.ts';

/** What a backup is taken of. */
export interface BackupParts {
	db: Database;
	/** The documents as they lie on the disk: what is encrypted stays so. */
	disk: DiskStore;
	clock: Clock;
}

/** A document removed while it was to be copied makes the moment worthless: another is taken, this often at most. */
const MOMENTS = 5;

/**
 * Copies the database as it is at one moment, and every document that it holds then, into a new folder while the server
 * goes on. The folder appears only when it is whole. Throws CommandError when it exists already.
 */
export async function takeBackup(parts: BackupParts, folder: string): Promise<Manifest> {
	if (await isThere(folder)) throw new CommandError(`${folder} exists already: name a new folder.`);
	const unfinished = `${folder}.part`;
	await rm(unfinished, { recursive: true, force: true });
	await mkdir(join(unfinished, 'tables'), { recursive: true, mode: 0o700 });
	const manifest = await takeWhole(parts, unfinished);
	await writeManifest(unfinished, manifest);
	await rename(unfinished, folder);
	return manifest;
}

async function takeWhole(parts: BackupParts, folder: string): Promise<Manifest> {
	const copied = new Map<DocumentId, string>();
	for (let moment = 0; moment < MOMENTS; moment++) {
		const { held, ...database } = await copyDatabase(parts, folder);
		if (await copyDocuments(parts, folder, { held, copied })) {
			const documents = [...copied].map(([id, sha256]) => ({ id, sha256 }));
			return { format: 1, ...database, documents };
		}
	}
	throw new Error('Documents kept going away while they were copied');
}

function copyDatabase({ db, clock }: BackupParts, folder: string) {
	return atOneMoment(db, async (moment) => {
		const takenAt = new Date(clock()).toISOString();
		const migrations = await listMigrated(moment);
		const tables: Manifest['tables'] = [];
		for (const table of await listTables(moment)) {
			const written = await writeCompressed(
				tableFile(folder, table.name),
				readLines(moment, table)
			);
			tables.push({ name: table.name, ...written });
		}
		return { takenAt, migrations, tables, held: await listHeld(moment) };
	});
}

/** Every document, whoever's, whose bytes are in the document store. */
async function listHeld(db: Database): Promise<DocumentId[]> {
	const rows = await db
		.selectFrom('document')
		.select('id')
		.where('state', 'in', ['held', 'checking'])
		.where('removed', '=', 0)
		.orderBy('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** False when one of them has gone since. */
async function copyDocuments(
	{ disk }: BackupParts,
	folder: string,
	{ held, copied }: { held: readonly DocumentId[]; copied: Map<DocumentId, string> }
): Promise<boolean> {
	const copies = new DiskStore(documentFolder(folder));
	for (const id of held) {
		if (copied.has(id)) continue;
		const bytes = await disk.read(id);
		if (!bytes) return false;
		const hash = createHash('sha256');
		await copies.put(id, hashed(bytes, hash));
		copied.set(id, hash.digest('hex'));
	}
	const kept = new Set(held);
	for (const id of copied.keys()) {
		if (kept.has(id)) continue;
		await copies.remove(id);
		copied.delete(id);
	}
	return true;
}

async function isThere(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false
	);
}
