import type { ApplicationId } from '../domain/ids.ts';
import type { AnswerQuestion } from '../domain/wire/mutation.ts';
import type { AnswerDraft, PersonDatabase } from './person-database.ts';

/** The server has taken an answer: it is the server's now, and its documents may follow. In the caller's transaction. */
export async function answerTaken(db: PersonDatabase, answer: AnswerQuestion): Promise<void> {
	const ids = answer.documents.map(({ id }) => id);
	await db.documents.where('id').anyOf(ids).modify({ declared: true });
	await changeQueued(db, answer, () => null);
}

/** The server has not taken an answer: it is the person's again, as they left it. In the caller's transaction. */
export async function answerRefused(db: PersonDatabase, answer: AnswerQuestion): Promise<void> {
	const ids = answer.documents.map(({ id }) => id);
	const undeclared = db.documents
		.where('id')
		.anyOf(ids)
		.filter(({ declared }) => !declared);
	await undeclared.modify({ answers: answer.question });
	await changeQueued(db, answer, (draft) => ({ ...draft, queuedAs: null }));
}

async function changeQueued(
	db: PersonDatabase,
	{ applicationId, answer }: { applicationId: ApplicationId; answer: string },
	change: (draft: AnswerDraft) => AnswerDraft | null
): Promise<void> {
	await db.applications
		.where('id')
		.equals(applicationId)
		.modify((row) => {
			if (row.answer?.queuedAs === answer) row.answer = change(row.answer);
		});
}
