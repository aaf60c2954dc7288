import type { ProblemCode } from '../../domain/problem.ts';
import { changeAndTell } from '../changes/change-and-tell.ts';
import { tellOfRefusal } from '../notify/tell.ts';
import { setNextCheck } from '../store/document-files.ts';
import { deleteParts } from '../store/document-parts.ts';
import { endReceiving } from '../store/document-receipt.ts';
import type { Document } from '../store/documents.ts';
import { nextRevision } from '../store/persons.ts';
import { settleAnswer } from '../sync/mutations/settle-answer.ts';
import type { Finding } from './examiner.ts';
import type { DocumentParts } from './parts.ts';

/** After how long a document that waits in quarantine is checked for the first time, in milliseconds. */
export const FIRST_CHECK_MS = 30 * 1000;

/**
 * Says in one transaction what was found of a document all of whose bytes are here. Answers whether it did: not when
 * another has said it already, whose word then stands, or the document was removed.
 */
export function settleDocument(
	parts: Pick<DocumentParts, 'db' | 'clock' | 'random' | 'changes'>,
	document: Document,
	finding: Finding
): Promise<boolean> {
	const { clock, random } = parts;
	const { owner, id, applicationId, state } = document;
	return changeAndTell(parts, async (trx) => {
		const revision = await nextRevision(trx, owner);
		const now = clock();
		const verdict = { ...verdictOf(finding), revision, at: now };
		const isSettled = await endReceiving(trx, { owner, document: id, from: state }, verdict);
		if (!isSettled) return false;
		await deleteParts(trx, id);
		await setNextCheck(trx, id, finding.kind === 'unknown' ? now + FIRST_CHECK_MS : null);
		if (verdict.refusal) await tellOfRefusal(trx, parts, document);
		await settleAnswer({ trx, owner, clock, random, now, revision }, applicationId);
		return true;
	});
}

function verdictOf(finding: Finding): {
	state: 'held' | 'checking' | 'refused';
	refusal: ProblemCode | null;
} {
	switch (finding.kind) {
		case 'safe':
			return { state: 'held', refusal: null };
		case 'unknown':
			return { state: 'checking', refusal: null };
		case 'refused':
			return { state: 'refused', refusal: finding.refusal };
	}
}
