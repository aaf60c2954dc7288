import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { DocumentStore, StoredName } from './document-store.ts';

/** Marks a file that is still being written. */
const UNFINISHED = '.part';

/** After how long nobody can be writing a file any more, in milliseconds. */
export const UNFINISHED_MS = 60 * 60 * 1000;

/** Where an id has two letters that are random: its end. */
const SPREAD = [34, 36] as const;

/** Documents as files in `folder`, spread over 256 folders. */
export class DiskStore implements DocumentStore {
	readonly folder: string;

	constructor(folder: string) {
		this.folder = folder;
	}

	async put(name: StoredName, bytes: AsyncIterable<Uint8Array>): Promise<void> {
		const path = this.fileOf(name);
		const unfinished = `${path}.${randomUUID()}${UNFINISHED}`;
		await this.#makeFolder(dirname(path));
		try {
			await writeSynced(unfinished, bytes);
			await rename(unfinished, path);
		} catch (error) {
			await rm(unfinished, { force: true });
			throw error;
		}
		await syncFolder(dirname(path));
	}

	async read(name: StoredName): Promise<AsyncIterable<Uint8Array> | undefined> {
		const file = await openIfThere(this.fileOf(name));
		return file?.createReadStream();
	}

	async remove(name: StoredName): Promise<void> {
		await rm(this.fileOf(name), { force: true });
	}

	/** Removes what a crash left half written. `now` is epoch milliseconds. */
	async removeAbandoned(now: number): Promise<void> {
		await makeFolder(this.folder);
		const names = await readdir(this.folder, { recursive: true });
		for (const name of names.filter((name) => name.endsWith(UNFINISHED))) {
			const path = join(this.folder, name);
			if (now - (await stat(path)).mtimeMs > UNFINISHED_MS) await rm(path, { force: true });
		}
	}

	/** A new folder is safe only once the folder above it is written. */
	async #makeFolder(folder: string): Promise<void> {
		const made = await mkdir(folder, { recursive: true });
		if (made) await syncFolder(this.folder);
	}

	/** Where it is, or would be. */
	fileOf(name: StoredName): string {
		return join(this.folder, name.slice(...SPREAD), name);
	}
}

async function writeSynced(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
	await using file = await open(path, 'wx');
	for await (const chunk of bytes) await file.writeFile(chunk);
	await file.sync();
}

async function syncFolder(path: string): Promise<void> {
	await using folder = await open(path, 'r');
	await folder.sync();
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
	try {
		return await open(path, 'r');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}
