import { type DocumentId, makeId, type PersonId } from '../../domain/ids.ts';
import type { AppendAnswer } from '../../domain/wire/append.ts';
import { claimDocument } from '../store/document-receipt.ts';
import { type Document, findDocument } from '../store/documents.ts';
import { completeDocument } from './complete.ts';
import type { DocumentParts } from './parts.ts';
import { ClaimLost, Receipt, receiveBytes } from './receive.ts';
import { standingAnswer } from './standing-answer.ts';

export interface AppendRun {
	owner: PersonId;
	document: DocumentId;
	/** Where in the document the bytes belong; null for a question that doesn't say where it believes to stand. */
	offset: number | null;
	/** null stands for no bytes: a question where things stand. */
	body: ReadableStream<Uint8Array> | null;
}

/**
 * Takes a run of a document's bytes and answers what is held (docs/sync.md, “Append”, whose steps the comments cite).
 * Whatever it answers, and even if nobody hears it, `held` has not decreased and asking again is safe. Throws the
 * body's own error when that breaks, and when the machine is in trouble.
 */
export async function append(parts: DocumentParts, run: AppendRun): Promise<AppendAnswer> {
	// Step 1
	if (!run.body) await parts.receiving.keep(run);
	const receivedIn = run.body ? await takeIn(parts, run, run.body) : undefined;
	const document = await findDocument(parts.db, run.owner, run.document);
	// Step 5
	if (document && isWhole(document)) return completeDocument(parts, document);
	// Step 6
	const answer = standingAnswer(document);
	const asked = run.offset ?? answer.held;
	const isInPlace = receivedIn === undefined ? asked === answer.held : receivedIn !== null;
	if (answer.kind !== 'wrongOffset' || !isInPlace) return answer;
	return { ...answer, kind: 'receiving', ...(typeof receivedIn === 'number' && { receivedIn }) };
}

/**
 * How long the bytes took to come in, in milliseconds; null when they were not taken: they began where the document
 * does not stand, or a newer append took over.
 */
async function takeIn(
	parts: DocumentParts,
	{ owner, document, offset }: AppendRun,
	body: ReadableStream<Uint8Array>
): Promise<number | null> {
	const { db, clock, random } = parts;
	// Step 2
	const claim = { owner, document, receiver: makeId<string>(clock, random), at: clock() };
	const claimed = await claimDocument(db, claim);
	// Step 3
	if (claimed?.held !== offset) return null;
	try {
		// Step 4
		const began = clock();
		const receipt = new Receipt(parts, claim, claimed);
		await parts.receiving.during(claim, receipt, () => receiveBytes(receipt, body));
		return clock() - began;
	} catch (error) {
		if (error instanceof ClaimLost) return null;
		throw error;
	}
}

function isWhole({ state, isRemoved, held, size }: Document): boolean {
	return state === 'receiving' && !isRemoved && held === size;
}
