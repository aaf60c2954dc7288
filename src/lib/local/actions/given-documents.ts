import type { ApplicationId, DocumentId } from '../../domain/ids.ts';
import { deleteParts } from '../documents/parts.ts';
import type { DocumentRow, PersonDatabase } from '../person-database.ts';

/** The documents given so far in answer to a question, in the order they lie. */
export function listGiven(
	db: PersonDatabase,
	id: ApplicationId,
	question: string
): Promise<DocumentRow[]> {
	return db.documents
		.where('applicationId')
		.equals(id)
		.filter((document) => document.answers === question)
		.toArray();
}

/** Takes a document off the device with all its bytes; within the caller's transaction over documents and parts. */
export async function forgetDocument(db: PersonDatabase, id: DocumentId): Promise<void> {
	await db.documents.delete(id);
	await deleteParts(db, id);
}
