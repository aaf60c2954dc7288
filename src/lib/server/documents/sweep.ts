import type { Config } from '../config.ts';
import { forgetFile, listDeadFiles } from '../store/document-files.ts';
import { refuseAbandoned } from './abandoned.ts';
import { type DiskStore, UNFINISHED_MS } from './disk-store.ts';
import { type DocumentStore, renditionName } from './document-store.ts';
import type { DocumentParts } from './parts.ts';

/** What sweeping works with. */
interface SweepParts extends Pick<DocumentParts, 'db' | 'clock' | 'random' | 'changes'> {
	documents: DocumentStore;
	disk: Pick<DiskStore, 'removeAbandoned'>;
	config: Pick<Config, 'uploadAbandonedDays'>;
}

/**
 * Gives up uploads nobody goes on with, and takes the files of removed and refused documents out of the store, which no
 * transaction can do. To be run now and then.
 */
export async function sweepDocuments(parts: SweepParts): Promise<void> {
	const { disk, clock, config } = parts;
	await refuseAbandoned(parts, config.uploadAbandonedDays);
	await removeDead(parts);
	await disk.removeAbandoned(clock());
}

async function removeDead({ db, documents, clock }: SweepParts): Promise<void> {
	for (const { id, at } of await listDeadFiles(db)) {
		await documents.remove(renditionName(id));
		await documents.remove(id);
		// Whoever was still writing it when it died has ended by then.
		if (clock() - at > UNFINISHED_MS) await forgetFile(db, id);
	}
}
