import type { AppendAnswer } from '../../domain/wire/append.ts';
import { noteFile } from '../store/document-files.ts';
import { type Document, findDocument } from '../store/documents.ts';
import { checkContent, WrongContent } from './content-check.ts';
import type { Finding } from './examiner.ts';
import type { DocumentParts } from './parts.ts';
import { readReceived } from './received.ts';
import { settleDocument } from './settle-document.ts';
import { standingAnswer } from './standing-answer.ts';

/**
 * Ends receiving when every byte is here: looks into the document, moves it to the document store and then says so in one
 * transaction, or refuses it (docs/sync.md, “Append”, step 5). Cut at any point, it is simply done again.
 */
export async function completeDocument(
	parts: DocumentParts,
	document: Document
): Promise<AppendAnswer> {
	const finding = await moveToStore(parts, document);
	const isSettled = await settleDocument(parts, document, finding);
	const current = await findDocument(parts.db, document.owner, document.id);
	// Removed while it was moved: the sooner the file goes the better.
	if (!isSettled && current?.isRemoved !== false) await parts.documents.remove(document.id);
	return standingAnswer(current);
}

/** What can't be told safe or not yet is kept as well, in quarantine. */
async function moveToStore(parts: DocumentParts, document: Document): Promise<Finding> {
	const { db, documents, examine } = parts;
	const { id, mediaType } = document;
	const open = () => checkContent(readReceived(parts, id), document);
	try {
		const finding = await examine({ id, mediaType, open });
		if (finding.kind === 'refused') return finding;
		await noteFile(db, id);
		await documents.put(id, open());
		return finding;
	} catch (error) {
		if (error instanceof WrongContent) return { kind: 'refused', refusal: error.refusal };
		throw error;
	}
}
