import { checkAnswer } from '../../domain/application/check-answer.ts';
import type { FieldValues } from '../../domain/application/fields.ts';
import {
	answerableFields,
	type OpenQuestion,
	openQuestion
} from '../../domain/application/open-question.ts';
import { applicationType } from '../../domain/application-types/registry.ts';
import type { DocumentKind } from '../../domain/documents/document-kind.ts';
import { type ApplicationId, type DocumentId, makeId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problem.ts';
import { UNDECLARED } from '../documents/add-document.ts';
import { declarationOf } from '../documents/declaration.ts';
import { appendMutation } from '../mutation-log.ts';
import type { AnswerDraft, ApplicationRow, DocumentRow } from '../person-database.ts';
import { problemsLeft } from '../problems-left.ts';
import { timeNow, type Workspace } from '../workspace.ts';
import {
	type AddDocument,
	attachBy,
	type Attachment,
	type AttachResult
} from './attach-document.ts';
import { forgetDocument, listGiven } from './given-documents.ts';

/** What was typed of an answer: its words, and fields that were put right. */
export interface TypedAnswer {
	text?: string;
	fields?: FieldValues;
}

/** Keeps what was typed in answer to the question the application stands still for. */
export async function saveAnswer(
	{ db }: Workspace,
	id: ApplicationId,
	{ text, fields = {} }: TypedAnswer
): Promise<void> {
	await db.transaction('rw', db.applications, async () => {
		const row = await db.applications.get(id);
		const draft = row && draftOf(row);
		if (!draft) return;
		const typed = { text: text ?? draft.text, fields: { ...draft.fields, ...fields } };
		await db.applications.update(id, { answer: { ...draft, ...typed } });
	});
}

/** Keeps a document for the answer; an earlier one of its kind makes way. It goes with the answer, not before. */
export function attachToAnswer(
	workspace: Workspace,
	attachment: Attachment
): Promise<AttachResult> {
	return attachBy(workspace, attachment, addToAnswer);
}

const addToAnswer: AddDocument = async ({ db }, applicationId, document) => {
	const row = await db.applications.get(applicationId);
	const draft = row && draftOf(row);
	if (!draft) return { code: 'notAllowedNow', at: document.kind };
	for (const earlier of await listGiven(db, applicationId)) {
		if (earlier.kind === document.kind) await forgetDocument(db, earlier.id);
	}
	await db.applications.update(applicationId, { answer: draft });
	const { question } = draft;
	await db.documents.add({ ...document, ...UNDECLARED, applicationId, answers: question });
	return document.id;
};

/** Takes a document off an answer that has not been sent: nobody but this device knew of it. */
export async function removeFromAnswer({ db }: Workspace, id: DocumentId): Promise<void> {
	await db.transaction('rw', db.documents, db.parts, async () => {
		const document = await db.documents.get(id);
		if (document?.answers) await forgetDocument(db, id);
	});
}

/**
 * Gives the answer as it stands: it goes by itself, and its documents after it. Answers what must be mended first; []
 * when it is queued. Giving it twice queues it once.
 */
export async function sendAnswer(workspace: Workspace, id: ApplicationId): Promise<Problem[]> {
	const { db } = workspace;
	return db.transaction('rw', db.applications, db.documents, db.mutations, async () => {
		const row = await db.applications.get(id);
		const question = row && openQuestion(row);
		if (!row || !question) return [{ code: 'notAllowedNow' }];
		if (row.answer?.queuedAs) return [];
		const type = applicationType(row.type);
		const draft = onlyAsked(
			draftOf(row) ?? emptyDraft(question),
			answerableFields(question, type.bound)
		);
		const documents = onlyLastAsked(await listGiven(db, id), question.documents);
		const given = { ...draft, documents: documents.map(({ kind }) => kind) };
		const problems = checkAnswer(type, { question, standing: row.fields }, given);
		if (problems.length === 0) await queueAnswer(workspace, { row, draft, documents });
		return problems;
	});
}

async function queueAnswer(
	workspace: Workspace,
	{ row, draft, documents }: { row: ApplicationRow; draft: AnswerDraft; documents: DocumentRow[] }
): Promise<void> {
	const { db } = workspace;
	const { id } = row;
	const answer = makeId(workspace.clock, workspace.random);
	const { question, text, fields } = draft;
	await appendMutation(db, {
		...{ kind: 'answerQuestion', applicationId: id, question, answer, text, fields },
		documents: documents.map(declarationOf)
	});
	const ids = documents.map((document) => document.id);
	await db.documents
		.where('id')
		.anyOf(ids)
		.modify((document) => {
			delete document.answers;
		});
	const queued = { ...draft, queuedAs: answer };
	await db.applications.update(id, {
		answer: queued,
		problems: problemsLeft(row),
		updatedAt: timeNow(workspace)
	});
}

/** The answer that is being written; null when nothing is asked or the answer is on its way. */
function draftOf(row: ApplicationRow): AnswerDraft | null {
	const question = openQuestion(row);
	if (!question || row.answer?.queuedAs) return null;
	// What was written for a question that was taken back may serve the one in its place.
	return { ...emptyDraft(question), ...row.answer, question: question.id };
}

function emptyDraft({ id }: OpenQuestion): AnswerDraft {
	return { question: id, text: '', fields: {}, queuedAs: null };
}

function onlyAsked(draft: AnswerDraft, names: readonly string[]): AnswerDraft {
	const fields = Object.entries(draft.fields).filter(([name]) => names.includes(name));
	return { ...draft, fields: Object.fromEntries(fields) };
}

/** Of each kind asked for the document attached last; what nobody asks for stays here, since nobody would take it. */
function onlyLastAsked(
	given: readonly DocumentRow[],
	kinds: readonly DocumentKind[]
): DocumentRow[] {
	return kinds.flatMap((kind) => given.findLast((document) => document.kind === kind) ?? []);
}
