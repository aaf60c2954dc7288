import type { DeclaredDocument } from '../../domain/wire/mutation.ts';
import { appendMutation } from '../mutation-log.ts';
import type { ApplicationRow, PersonDatabase } from '../person-database.ts';
import { declarationOf } from './declaration.ts';

/** What is known of a document that is on this device and that nobody has been told of. */
export const UNDECLARED = {
	held: 0,
	state: 'saved',
	refusal: null,
	revision: 0,
	removedAt: null,
	declared: false,
	inDoubt: false
} as const;

type Place = Pick<ApplicationRow, 'id' | 'type' | 'source'>;

/** Gives a draft a document whose bytes are on this device, and queues its declaration. In the caller's transaction. */
export async function addDocument(
	db: PersonDatabase,
	application: Place,
	document: DeclaredDocument
): Promise<void> {
	await db.documents.add({ ...document, ...UNDECLARED, applicationId: application.id });
	await tellOfDocument(db, application, document);
}

/** Queues a document's declaration. In the caller's transaction. */
export async function tellOfDocument(
	db: PersonDatabase,
	{ id, type, source }: Place,
	document: DeclaredDocument
): Promise<void> {
	const declared = declarationOf(document);
	await appendMutation(db, {
		kind: 'attachDocument',
		applicationId: id,
		type,
		source,
		document: declared
	});
}
