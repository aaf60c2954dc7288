import { forgetRemovedBytes, listRemovedWithBytes } from '../store/document-removal.ts';
import type { DiskStore } from './disk-store.ts';
import type { DocumentParts } from './parts.ts';

/** Takes the bytes of removed documents out of the store, which no transaction can do. To be run now and then. */
export async function sweepDocuments({
	db,
	documents,
	clock
}: Pick<DocumentParts, 'db' | 'clock'> & { documents: DiskStore }): Promise<void> {
	for (const id of await listRemovedWithBytes(db)) {
		await documents.remove(id);
		await forgetRemovedBytes(db, id);
	}
	await documents.removeAbandoned(clock());
}
