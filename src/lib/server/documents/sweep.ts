import type { Config } from '../config.ts';
import { forgetRemovedBytes, listRemovedWithBytes } from '../store/document-removal.ts';
import { refuseAbandoned } from './abandoned.ts';
import type { DiskStore } from './disk-store.ts';
import type { DocumentParts } from './parts.ts';

/** What sweeping works with. */
interface SweepParts extends Pick<DocumentParts, 'db' | 'clock' | 'random' | 'changes'> {
	documents: DiskStore;
	config: Pick<Config, 'uploadAbandonedDays'>;
}

/**
 * Gives up uploads nobody goes on with, and takes the bytes of removed documents out of the store, which no transaction
 * can do. To be run now and then.
 */
export async function sweepDocuments(parts: SweepParts): Promise<void> {
	const { db, documents, clock, config } = parts;
	await refuseAbandoned(parts, config.uploadAbandonedDays);
	for (const id of await listRemovedWithBytes(db)) {
		await documents.remove(id);
		await forgetRemovedBytes(db, id);
	}
	await documents.removeAbandoned(clock());
}
