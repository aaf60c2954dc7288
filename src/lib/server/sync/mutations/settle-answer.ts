import { canMove } from '../../../domain/application/status.ts';
import type { ApplicationId } from '../../../domain/ids.ts';
import { asApplicant } from '../../audit/audit-entry.ts';
import { type Application, findApplication, saveApplication } from '../../store/applications.ts';
import { removeDocument } from '../../store/document-removal.ts';
import { type Document, listDocuments } from '../../store/documents.ts';
import {
	findUnsettledAnswer,
	keepAnswer,
	type QuestionAnswer
} from '../../store/question-answers.ts';
import type { MutationContext } from './context.ts';
import { recordStatus } from './record-status.ts';

type Settling = Pick<MutationContext, 'trx' | 'owner' | 'clock' | 'random' | 'now'> & {
	/** What is stamped on the rows this touches. */
	revision: number;
};

/**
 * Lets an application go on whose question is answered, once every document given in the answer is held: documents of
 * their kinds from before make way. Does nothing while one is still to come, was refused, or no answer waits.
 */
export async function settleAnswer(context: Settling, id: ApplicationId): Promise<void> {
	const { trx, owner } = context;
	const answer = await findUnsettledAnswer(trx, owner, id);
	const application = answer && (await findApplication(trx, owner, id));
	if (!application || !canMove(application.status, 'inProgress', 'applicant')) return;
	const documents = await listDocuments(trx, owner, id);
	const given = documents.filter((document) => answer.documents.includes(document.id));
	if (!given.every(isHeld)) return;
	await removeReplaced(context, documents, given);
	await goOn(context, application, answer);
}

async function removeReplaced(
	{ trx, owner, revision, now }: Settling,
	documents: readonly Document[],
	given: readonly Document[]
): Promise<void> {
	const replaced = documents.filter(
		(document) =>
			!document.isRemoved &&
			!given.includes(document) &&
			given.some(({ kind }) => kind === document.kind)
	);
	for (const { id } of replaced) await removeDocument(trx, id, { owner, revision, at: now });
}

async function goOn(
	context: Settling,
	application: Application,
	answer: QuestionAnswer
): Promise<void> {
	const { trx, revision, now } = context;
	const going = { ...application, status: 'inProgress' as const, revision, updatedAt: now };
	await saveApplication(trx, going);
	await keepAnswer(trx, { ...answer, settledAt: now });
	await recordStatus(context, going, { by: asApplicant(going.owner), note: answer.text });
}

function isHeld({ state, isRemoved }: Document): boolean {
	return state === 'held' && !isRemoved;
}
