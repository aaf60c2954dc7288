import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { ApplicationId, DocumentId } from '../../src/lib/domain/ids.ts';
import { tableFile } from '../../src/lib/server/backup/files.ts';
import { restoreBackup } from '../../src/lib/server/backup/restore-backup.ts';
import { readLines } from '../../src/lib/server/backup/rows.ts';
import { takeBackup } from '../../src/lib/server/backup/take-backup.ts';
import { listTables } from '../../src/lib/server/database/catalogue.ts';
import { type Database, openDatabase } from '../../src/lib/server/database/database.ts';
import { DiskStore } from '../../src/lib/server/documents/disk-store.ts';
import { type DatabaseCopy, makeCopy } from '../postgres/copy.ts';
import { deviceTo, signIn } from './product-client.ts';
import { startProduct } from './product-server.ts';
import { pdfOf } from './pdf.ts';
import { declare, declareBoth, newId, says } from './sync-device.ts';
import { onEachSyncScene, type SyncScene } from './sync-scene.ts';
import { addAddresses } from './sync-server.ts';

let folder: string;
let restored: Database;
let disk: DiskStore;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-backup-'));
	restored = await openDatabase({ dataDir: join(folder, 'new'), databaseUrl: null });
	disk = new DiskStore(join(folder, 'new', 'documents'));
});
afterEach(async () => {
	await restored.destroy();
	await rm(folder, { recursive: true });
});

const backup = () => join(folder, 'backup');

/** Every row of the product's own tables. */
async function everything(db: Database): Promise<Record<string, string[]>> {
	const all: Record<string, string[]> = {};
	for (const table of await listTables(db))
		all[table.name] = await Array.fromAsync(readLines(db, table));
	return all;
}

/** An application with one document held whole and one half sent. */
async function applyHalfway({ phone }: SyncScene): Promise<{ held: DocumentId }> {
	const [whole, half] = [pdfOf(2000), pdfOf(3000)];
	const declared = [declare(whole), declare(half, 'residence')] as const;
	await phone.tell(says.submit(newId<ApplicationId>(), [...declared]));
	await phone.append(declared[0].id, 0, whole);
	await phone.append(declared[1].id, 0, half.subarray(0, 1000));
	return { held: declared[0].id };
}

onEachSyncScene((scene) => {
	it('restores every row and every document, on the other database too', async () => {
		const { held } = await applyHalfway(scene);
		const before = await everything(scene.database);
		await takeBackup({ ...scene.server.parts, db: scene.database }, backup());
		const { documents: kept } = await restoreBackup({ db: restored, disk }, backup());
		expect(await everything(restored)).toEqual(before);
		expect(kept.map(({ id }) => id)).toEqual([held]);
		const copy = await readFile(disk.fileOf(held));
		expect(copy).toEqual(await readFile(scene.server.parts.disk.fileOf(held)));
	});

	it('is of one moment: what comes while it is taken is not in it, not even in part', async () => {
		await applyHalfway(scene);
		const before = await everything(scene.database);
		const { laptop, server } = scene;
		const writing = laptop.tell(says.submit(newId<ApplicationId>(), declareBoth()));
		await takeBackup({ ...server.parts, db: scene.database }, backup());
		await writing;
		await restoreBackup({ db: restored, disk }, backup());
		const after = await everything(restored);
		const counts = [before, await everything(scene.database)].map((all) => all.application?.length);
		expect(counts).toContain(after.application?.length);
		expect(after.document?.length).toBe((after.application?.length ?? 0) * 2);
	});

	it('refuses to be laid over what somebody has already', async () => {
		await takeBackup({ ...scene.server.parts, db: scene.database }, backup());
		const target = { db: scene.database, disk: scene.server.parts.disk };
		await expect(restoreBackup(target, backup())).rejects.toThrow('holds people already');
		await expect(
			takeBackup({ ...scene.server.parts, db: scene.database }, backup())
		).rejects.toThrow('exists already');
	});

	it('is not used when a byte of it has changed', async () => {
		await applyHalfway(scene);
		await takeBackup({ ...scene.server.parts, db: scene.database }, backup());
		await appendFile(tableFile(backup(), 'application'), ' ');
		await expect(restoreBackup({ db: restored, disk }, backup())).rejects.toThrow('damaged');
		expect(await restored.introspection.getTables()).toEqual([]);
	});

	it('takes another moment when a document goes away while it is copied', async () => {
		await applyHalfway(scene);
		const { parts } = scene.server;
		class VanishingStore extends DiskStore {
			override async read(id: DocumentId) {
				const removal = scene.database.updateTable('document').set({ removed: 1 });
				await removal.where('id', '=', id).execute();
				await this.remove(id);
				return super.read(id);
			}
		}
		const vanishing = new VanishingStore(parts.disk.folder);
		const taken = await takeBackup({ ...parts, db: scene.database, disk: vanishing }, backup());
		expect(taken.documents).toEqual([]);
		await restoreBackup({ db: restored, disk }, backup());
		expect(await everything(restored)).toEqual(await everything(scene.database));
	});
});

/** Where an installation keeps its things, as its variables say. */
type Installation = Record<string, string> & { DATA_DIR: string };

describe('As an operator of the server does it', () => {
	const script = (name: string) => `src/lib/server/backup/${name}-command.ts`;
	const run = (name: string, variables: Installation) =>
		promisify(execFile)(process.execPath, [script(name), backup()], {
			env: { ...process.env, ...variables }
		});
	const onFile = (dataDir: string) => Promise.resolve({ DATA_DIR: dataDir });
	const copies: DatabaseCopy[] = [];
	const onServer = async (dataDir: string) => {
		const postgres = inject('postgres');
		if ('fault' in postgres) throw new Error(postgres.fault);
		const copy = await makeCopy(postgres.server, 'template0');
		copies.push(copy);
		return { DATA_DIR: dataDir, DATABASE_URL: copy.url };
	};
	afterAll(() => Promise.all(copies.map((copy) => copy.drop())));

	it.each([
		['SQLite', onFile],
		['PostgreSQL', onServer]
	])(
		'on %s: brings back a lost server, on which a device goes on as if nothing had been',
		async (_name, install) => {
			const [old, again] = [
				await install(join(folder, 'old')),
				await install(join(folder, 'again'))
			];
			let product = await startProduct(old.DATA_DIR, old);
			await addAddresses(product.runtime.db);
			const phone = deviceTo(() => product.origin, await signIn(product.runtime));
			const first = await phone.tell(says.submit(newId<ApplicationId>(), declareBoth()));
			expect((await run('backup', old)).stdout).toMatch(/^Backed up \d+ rows/);
			await product.close();
			// Kept elsewhere by whoever runs a server: a backup with its key would need no lock.
			const key = await readFile(join(folder, 'old', 'document-key'));
			await rm(old.DATA_DIR, { recursive: true });

			expect((await run('restore', again)).stdout).toMatch(/^Restored as of /);
			await mkdir(again.DATA_DIR, { recursive: true });
			await writeFile(join(again.DATA_DIR, 'document-key'), key);
			product = await startProduct(again.DATA_DIR, again);
			const next = await phone.tell(says.submit(newId<ApplicationId>(), declareBoth()));
			await product.close();
			const year = new Date().getFullYear() % 100;
			expect([first, next]).toMatchObject([
				{ ok: true, number: expect.stringContaining(`${year}-00001-`) as string },
				{ ok: true, number: expect.stringContaining(`${year}-00002-`) as string }
			]);
		},
		60_000
	);
});
