import type { DocumentKind } from '../documents/document-kind.ts';
import type { OpenQuestion } from './open-question.ts';

/**
 * How the answer to a question stands. `open`: it is to be given. `queued`: on this device, waiting for a link.
 * `arriving`: the utility has it, its documents are on their way. `reopened`: one of them was refused, it is to be
 * given again.
 */
export type AnswerStanding = 'open' | 'queued' | 'arriving' | 'reopened';

interface Given {
	/** Whether this device has an answer under way. */
	isQueued: boolean;
	/** The application's documents, the oldest first. */
	documents: readonly { kind: DocumentKind; state: string }[];
}

export function answerStanding(
	question: OpenQuestion,
	{ isQueued, documents }: Given
): AnswerStanding {
	if (isQueued) return 'queued';
	if (question.answeredAt === null) return 'open';
	const isRefused = (kind: DocumentKind) =>
		documents.findLast((document) => document.kind === kind)?.state === 'refused';
	return question.documents.some(isRefused) ? 'reopened' : 'arriving';
}

/** Whether the person may give it now. */
export function canAnswer(standing: AnswerStanding): boolean {
	return standing === 'open' || standing === 'reopened';
}
