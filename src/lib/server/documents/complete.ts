import type { ProblemCode } from '../../domain/problem.ts';
import { changeAndTell } from '../changes/change-and-tell.ts';
import type { AppendAnswer } from '../../domain/wire/append.ts';
import { tellOfRefusal } from '../notify/tell.ts';
import { deleteParts, readParts } from '../store/document-parts.ts';
import { endReceiving } from '../store/document-receipt.ts';
import { type Document, findDocument } from '../store/documents.ts';
import { nextRevision } from '../store/persons.ts';
import { checkContent, WrongContent } from './content-check.ts';
import { settleAnswer } from '../sync/mutations/settle-answer.ts';
import type { DocumentParts } from './parts.ts';
import { standingAnswer } from './standing-answer.ts';

/**
 * Ends receiving when every byte is here: checks the content, moves it to the document store and then says so in one
 * transaction, or refuses it (docs/sync.md, “Append”, step 5). Cut at any point, it is simply done again.
 */
export async function completeDocument(
	parts: DocumentParts,
	document: Document
): Promise<AppendAnswer> {
	const refusal = await moveToStore(parts, document);
	const hasEnded = await end(parts, document, refusal);
	const current = await findDocument(parts.db, document.owner, document.id);
	// Removed while it was moved: nothing else would ever take the file away.
	if (!hasEnded && current?.isRemoved !== false) await parts.documents.remove(document.id);
	return standingAnswer(current);
}

async function moveToStore(
	{ db, documents }: DocumentParts,
	document: Document
): Promise<ProblemCode | null> {
	try {
		await documents.put(document.id, checkContent(readParts(db, document.id), document));
		return null;
	} catch (error) {
		if (error instanceof WrongContent) return error.refusal;
		throw error;
	}
}

/** False when another append has ended it already, whose verdict then stands. */
function end(
	parts: DocumentParts,
	document: Document,
	refusal: ProblemCode | null
): Promise<boolean> {
	const { clock, random } = parts;
	const { owner, id, applicationId } = document;
	return changeAndTell(parts, async (trx) => {
		const revision = await nextRevision(trx, owner);
		const state = refusal ? 'refused' : 'held';
		const now = clock();
		const hasEnded = await endReceiving(
			trx,
			{ owner, document: id },
			{ state, refusal, revision, at: now }
		);
		if (hasEnded) await deleteParts(trx, id);
		if (hasEnded) await settleAnswer({ trx, owner, clock, random, now, revision }, applicationId);
		if (hasEnded && refusal) await tellOfRefusal(trx, parts, document);
		return hasEnded;
	});
}
