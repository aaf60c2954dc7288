import { type DocumentId, makeId, type PersonId } from '../../domain/ids.ts';
import type { AppendAnswer } from '../../domain/wire/append.ts';
import { type Claim, claimDocument } from '../store/document-receipt.ts';
import { type Document, findDocument } from '../store/documents.ts';
import { completeDocument } from './complete.ts';
import type { DocumentParts } from './parts.ts';
import { ClaimLost, Receipt, receiveBytes } from './receive.ts';
import { standingAnswer } from './standing-answer.ts';

export interface AppendRun {
	owner: PersonId;
	document: DocumentId;
	/** Where in the document the bytes belong. */
	offset: number;
	/** null stands for no bytes: a question where things stand. */
	body: ReadableStream<Uint8Array> | null;
}

/**
 * Takes a run of a document's bytes and answers what is held (docs/sync.md, “Append”). Whatever it answers, and even if
 * nobody hears it, `held` has never decreased and asking again is safe. Throws the body's own error when that breaks,
 * and when the machine is in trouble.
 */
export async function append(parts: DocumentParts, run: AppendRun): Promise<AppendAnswer> {
	const receiver = makeId<string>(parts.clock, parts.random);
	const claim = { owner: run.owner, document: run.document, receiver };
	// Step 2
	const claimed = await claimDocument(parts.db, claim);
	if (!claimed) return answerAsItStands(parts, run);
	const held = await receive(parts, { ...run, claim, claimed });
	if (held === null) return answerAsItStands(parts, run);
	// Step 6
	if (held === claimed.size) return completeDocument(parts, claimed);
	return { kind: run.offset === claimed.held ? 'receiving' : 'wrongOffset', held };
}

/** How many bytes are held now; null when another append took over meanwhile. */
async function receive(
	{ db }: DocumentParts,
	{ claim, claimed, offset, body }: AppendRun & { claim: Claim; claimed: Document }
): Promise<number | null> {
	// Step 3
	if (!body || offset !== claimed.held || claimed.held === claimed.size) return claimed.held;
	try {
		return await receiveBytes(new Receipt(db, claim, claimed), body);
	} catch (error) {
		if (error instanceof ClaimLost) return null;
		throw error;
	}
}

async function answerAsItStands(
	{ db }: DocumentParts,
	{ owner, document: id }: AppendRun
): Promise<AppendAnswer> {
	return standingAnswer(await findDocument(db, owner, id));
}
