import type { ApplicationId, DocumentId } from '../../domain/ids.ts';
import { deleteParts } from '../documents/parts.ts';
import type { DocumentRow, PersonDatabase } from '../person-database.ts';

/**
 * The documents of an application that an answer has not taken along yet, the oldest first. What was attached for a
 * question that closed without it serves the next one, as its words do.
 */
export function listGiven(db: PersonDatabase, id: ApplicationId): Promise<DocumentRow[]> {
	return db.documents
		.where('applicationId')
		.equals(id)
		.filter(({ answers }) => answers !== undefined)
		.toArray();
}

/** Takes a document off the device with all its bytes; within the caller's transaction over documents and parts. */
export async function forgetDocument(db: PersonDatabase, id: DocumentId): Promise<void> {
	await db.documents.delete(id);
	await deleteParts(db, id);
}
