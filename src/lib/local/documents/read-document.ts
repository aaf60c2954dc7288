import type { DocumentId } from '../../domain/ids.ts';
import type { PersonDatabase } from '../person-database.ts';
import { readParts } from './parts.ts';

/** A document's bytes for showing; null when they are not on this device. */
export async function readDocumentBytes(db: PersonDatabase, id: DocumentId): Promise<Blob | null> {
	const document = await db.documents.get(id);
	if (!document) return null;
	const slices: Uint8Array<ArrayBuffer>[] = [];
	for await (const slice of readParts(db, id)) slices.push(slice);
	const blob = new Blob(slices, { type: document.mediaType });
	return blob.size === document.size ? blob : null;
}
