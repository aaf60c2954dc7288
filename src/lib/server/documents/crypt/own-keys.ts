import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { Log } from '../../log.ts';
import { type DocumentKey, KeyRing } from './key-ring.ts';

/** Where a server that is given no keys keeps the one it made, in the data folder. */
const FILE = 'document-key';
const ID = 'own';

/**
 * The keys the configuration gives. Where it gives none, the key beside the data, made at the first start: enough to try
 * the product, and no protection from whoever takes the whole folder.
 */
export async function readKeyRing(
	{ documentKeys, dataDir }: Pick<Config, 'documentKeys' | 'dataDir'>,
	log: Log
): Promise<KeyRing> {
	if (documentKeys.length > 0) return new KeyRing(documentKeys);
	log.warn({}, 'DOCUMENT_KEYS names no key: documents are encrypted with one kept in DATA_DIR');
	return new KeyRing([await readOwnKey(dataDir)]);
}

async function readOwnKey(dataDir: string): Promise<DocumentKey> {
	await mkdir(dataDir, { recursive: true });
	const path = join(dataDir, FILE);
	await makeFile(path);
	const secret = Buffer.from(await readFile(path, 'utf8'), 'base64');
	return { id: ID, secret };
}

/** Leaves a file that is there already, by an earlier start or by another process at this moment. */
async function makeFile(path: string): Promise<void> {
	const unfinished = `${path}.${randomUUID()}`;
	try {
		await writeSynced(unfinished, randomBytes(32).toString('base64'));
		// Unlike renaming, it leaves what is there, and what comes into being is whole at once.
		await link(unfinished, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		await rm(unfinished, { force: true });
	}
}

async function writeSynced(path: string, text: string): Promise<void> {
	await using file = await open(path, 'wx', 0o600);
	await file.writeFile(text);
	await file.sync();
}
