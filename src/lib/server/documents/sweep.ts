import type { Config } from '../config.ts';
import { forgetFile, listDeadFiles } from '../store/document-files.ts';
import { listUncompleted } from '../store/document-receipt.ts';
import { refuseAbandoned } from './abandoned.ts';
import { completeDocument } from './complete.ts';
import { type DiskStore, UNFINISHED_MS } from './disk-store.ts';
import { renditionName } from './document-store.ts';
import type { DocumentParts } from './parts.ts';

/** What sweeping works with. */
interface SweepParts extends DocumentParts {
	disk: Pick<DiskStore, 'removeAbandoned'>;
	config: Pick<Config, 'uploadAbandonedDays'>;
}

/**
 * Gives up uploads nobody goes on with, takes the files of removed and refused documents out of the store, which no
 * transaction can do, and completes what came whole and was cut before it was done with. To be run now and then.
 */
export async function sweepDocuments(parts: SweepParts): Promise<void> {
	const { disk, clock, config } = parts;
	await refuseAbandoned(parts, config.uploadAbandonedDays);
	await removeDead(parts);
	await disk.removeAbandoned(clock());
	// Last, for it may fail where there is no room.
	await completeCut(parts);
}

/** The device may never come back to ask; an append that completes the same document meanwhile does no harm. */
async function completeCut(parts: SweepParts): Promise<void> {
	const faults: unknown[] = [];
	for (const document of await listUncompleted(parts.db, parts.clock() - UNFINISHED_MS)) {
		// One that can't be completed keeps none of the others waiting.
		await completeDocument(parts, document).catch((error: unknown) => void faults.push(error));
	}
	if (faults.length > 0) throw new AggregateError(faults, 'Documents could not be completed');
}

async function removeDead({ db, documents, clock }: SweepParts): Promise<void> {
	for (const { id, at } of await listDeadFiles(db)) {
		await documents.remove(renditionName(id));
		await documents.remove(id);
		// Whoever was still writing it when it died has ended by then.
		if (clock() - at > UNFINISHED_MS) await forgetFile(db, id);
	}
}
