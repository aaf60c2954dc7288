import { join } from 'node:path';
import type { Clock } from '../../domain/ids.ts';
import { type Config, ConfigError } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { listOtherKeys, noteKey } from '../store/document-keys.ts';
import { clamdScanner } from './clamd.ts';
import { keyLabel, type KeyRing, KeyMissing } from './crypt/key-ring.ts';
import { readKeyRing } from './crypt/own-keys.ts';
import { type PartSeal, sealParts } from './crypt/part-seal.ts';
import { DiskStore } from './disk-store.ts';
import type { DocumentStore } from './document-store.ts';
import { EncryptedStore } from './encrypted-store.ts';
import { type Examiner, makeExaminer } from './examiner.ts';
import { Receiving } from './receiving.ts';

/** What keeping documents needs, put together. */
export interface OpenDocuments {
	documents: DocumentStore;
	/** The same files as they lie on the disk. */
	disk: DiskStore;
	/** The keys they are encrypted with. */
	keys: KeyRing;
	partSeal: PartSeal;
	examine: Examiner;
	/** What is on its way in. */
	receiving: Receiving;
}

interface Parts {
	config: Pick<Config, 'documentKeys' | 'dataDir' | 'clamd'>;
	db: Database;
	clock: Clock;
	log: Log;
}

/** Opens the document store with its keys. Throws ConfigError when a key is missing with which something is encrypted. */
export async function openDocuments({ config, db, clock, log }: Parts): Promise<OpenDocuments> {
	const keys = await readKeyRing(config, log);
	await checkKeys(db, keys);
	await noteKey(db, keyLabel(keys.current), clock());
	const disk = new DiskStore(join(config.dataDir, 'documents'));
	const examine = makeExaminer(config.clamd === null ? null : clamdScanner(config.clamd));
	const documents = new EncryptedStore(keys, disk);
	const receiving = new Receiving();
	return { documents, disk, keys, partSeal: sealParts(keys), examine, receiving };
}

async function checkKeys(db: Database, keys: KeyRing): Promise<void> {
	const [missing] = await listOtherKeys(db, keys.labels);
	if (missing === undefined) return;
	const id = missing.replace(/:.*/, '');
	const isOther = keys.labels.some((label) => label.startsWith(`${id}:`));
	throw new ConfigError(isOther ? otherKey(id) : new KeyMissing(id).message);
}

function otherKey(id: string): string {
	return `DOCUMENT_KEYS: another key than this "${id}" is what documents are encrypted with`;
}
