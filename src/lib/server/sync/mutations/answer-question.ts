import { answeredFields, checkAnswer } from '../../../domain/application/check-answer.ts';
import { answerableFields } from '../../../domain/application/open-question.ts';
import type { Question } from '../../../domain/application/question.ts';
import { applicationType } from '../../../domain/application-types/registry.ts';
import type { Outcome } from '../../../domain/wire/exchange.ts';
import type { AnswerQuestion, DeclaredDocument } from '../../../domain/wire/mutation.ts';
import type { Problem } from '../../../domain/problem.ts';
import { type Application, findApplication, keepApplication } from '../../store/applications.ts';
import { type Document, listDocuments } from '../../store/documents.ts';
import { findAnswer, keepAnswer, type QuestionAnswer } from '../../store/question-answers.ts';
import { listStatusEvents } from '../../store/status-events.ts';
import { checkAddress } from './check-address.ts';
import { checkRoom } from './check-room.ts';
import type { MutationContext } from './context.ts';
import { checkDeclared, declareDocument, isSameDeclaration } from './declared-document.ts';
import { DONE, refuse } from './refusal.ts';
import { settleAnswer } from './settle-answer.ts';

/**
 * Takes the answer to the question an application stands still for. The fields change at once, the documents follow by
 * appends; the application goes on when all of them are held. The same answer told again changes nothing, another one
 * is taken only while a document of the first was refused.
 */
export async function answerQuestion(
	context: MutationContext,
	asked: AnswerQuestion
): Promise<Outcome> {
	const { trx, owner } = context;
	const application = await findApplication(trx, owner, asked.applicationId);
	if (!application || application.isRemoved) return refuse('notFound');
	const earlier = await findAnswer(trx, owner, asked.question);
	if (earlier?.answer === asked.answer) return DONE;
	if (earlier && !(await isRefused(context, earlier))) return refuse('alreadyAnswered');
	const question = await findOpenQuestion(context, application, asked.question);
	if (!question) return refuse('notAllowedNow');
	const problems = await findProblems(context, { application, question, asked });
	if (problems.length > 0) return { ok: false, problems };
	await take(context, application, { ...asked, text: wordsOf(asked, earlier) });
	return DONE;
}

/** Whether a document of the answer was refused: then the question stands open again. */
async function isRefused(
	{ trx, owner }: MutationContext,
	{ applicationId, documents, settledAt }: QuestionAnswer
): Promise<boolean> {
	if (settledAt !== null) return false;
	const known = await listDocuments(trx, owner, applicationId);
	return known.some(
		({ id, state, isRemoved }) => documents.includes(id) && (state === 'refused' || isRemoved)
	);
}

/** The question under this id, if it is the one the application stands still for. */
async function findOpenQuestion(
	{ trx, owner }: MutationContext,
	{ id, status }: Application,
	question: string
): Promise<Question | null> {
	if (status !== 'moreInfo') return null;
	const step = (await listStatusEvents(trx, owner, [id])).at(-1);
	if (step?.id !== question || step.status !== 'moreInfo') return null;
	return step.question ?? { text: step.note, documents: [], fields: [] };
}

interface Given {
	application: Application;
	question: Question;
	asked: AnswerQuestion;
}

async function findProblems(
	context: MutationContext,
	{ application, question, asked }: Given
): Promise<Problem[]> {
	const type = applicationType(application.type);
	const mayChange = answerableFields(question, type.bound);
	const stray =
		Object.keys(asked.fields).find((name) => !mayChange.includes(name)) ??
		asked.documents.find(({ kind }) => !question.documents.includes(kind))?.kind;
	if (stray !== undefined) return [{ code: 'malformed', at: stray }];
	const kinds = asked.documents.map(({ kind }) => kind);
	const known = await listDocuments(context.trx, context.owner, application.id);
	const standing = application.fields;
	const address = await checkAddress(context, answeredFields(type, standing, asked.fields));
	return [
		...checkAnswer(type, { question, standing }, { ...asked, documents: kinds }),
		...address.filter(({ at }) => at !== undefined && mayChange.includes(at)),
		...asked.documents.flatMap((document) => checkDeclared(document, context.config) ?? []),
		...asked.documents.flatMap((document) => checkKnown(document, known) ?? []),
		...(await checkRoom(context, freshOf(asked, known)))
	];
}

/** A document of the answer before, given again: only what may still become whole can be. */
function checkKnown(given: DeclaredDocument, known: readonly Document[]): Problem | null {
	const document = known.find(({ id }) => id === given.id);
	if (!document) return null;
	if (!isSameDeclaration(document, given)) return { code: 'malformed', at: given.kind };
	const isUsable = !document.isRemoved && document.state !== 'refused';
	return isUsable ? null : { code: document.refusal ?? 'documentMissing', at: given.kind };
}

/**
 * What is given in place of an answer whose document was refused is mostly the document alone: the words of that answer
 * go before its own.
 */
function wordsOf({ text }: AnswerQuestion, earlier: QuestionAnswer | undefined): string {
	const words = [earlier?.text ?? '', text.trim()].filter((part) => part !== '');
	return [...new Set(words)].join('\n\n');
}

async function take(
	context: MutationContext,
	application: Application,
	asked: AnswerQuestion
): Promise<void> {
	const { trx, owner, now } = context;
	const type = applicationType(application.type);
	const fields = answeredFields(type, application.fields, asked.fields);
	const { id, revision } = await keepApplication(context, { ...application, fields });
	const known = await listDocuments(trx, owner, id);
	for (const document of freshOf(asked, known)) {
		await declareDocument(context, document, { applicationId: id, revision });
	}
	const { question, answer, text } = asked;
	const documents = asked.documents.map((document) => document.id);
	const taken = { question, answer, applicationId: id, owner, text, documents };
	await keepAnswer(trx, { ...taken, fields: asked.fields, answeredAt: now, settledAt: null });
	await settleAnswer({ ...context, revision }, id);
}

function freshOf({ documents }: AnswerQuestion, known: readonly Document[]): DeclaredDocument[] {
	return documents.filter((given) => !known.some(({ id }) => id === given.id));
}
