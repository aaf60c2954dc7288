import { canAttachDocument } from '../../../domain/documents/document-changes.ts';
import type { Outcome } from '../../../domain/wire/exchange.ts';
import type { AttachDocument } from '../../../domain/wire/mutation.ts';
import { type Application, isNew, keepApplication } from '../../store/applications.ts';
import { type Document, listDocuments } from '../../store/documents.ts';
import { nextRevision } from '../../store/persons.ts';
import { checkRoom } from './check-room.ts';
import type { MutationContext } from './context.ts';
import { checkDeclared, declareDocument, isSameDeclaration } from './declared-document.ts';
import { findOrBegin } from './find-or-begin.ts';
import { DONE, refuse } from './refusal.ts';

/**
 * How many documents an application may have at a time. Discarding one touches them all under one revision, which a
 * page of changes never splits: far fewer than a page takes.
 */
const DOCUMENTS_MAX = 20;

/**
 * Takes the declaration of a document, whose bytes come by appends: for a draft, or in place of one that was refused
 * after the application was sent.
 */
export async function attachDocument(
	context: MutationContext,
	asked: AttachDocument
): Promise<Outcome> {
	const problem = checkDeclared(asked.document, context.config);
	if (problem) return { ok: false, problems: [problem] };
	const application = await findOrBegin(context, asked);
	if (!application) return refuse('notFound');
	const documents = await listDocuments(context.trx, context.owner, application.id);
	const known = documents.find((document) => document.id === asked.document.id);
	if (known) return answerAgain(known, asked);
	const present = documents.filter((document) => !document.isRemoved);
	if (!canAttachDocument(application.status, asked.document.kind, present)) {
		return refuse('alreadySubmitted');
	}
	if (present.length >= DOCUMENTS_MAX) return refuse('notAllowedNow', asked.document.kind);
	const problems = await checkRoom(context, [asked.document]);
	if (problems.length > 0) return { ok: false, problems };
	const revision = await takeRevision(context, application);
	await declareDocument(context, asked.document, { applicationId: application.id, revision });
	return DONE;
}

function answerAgain(known: Document, { document }: AttachDocument): Outcome {
	if (known.isRemoved) return refuse('notFound');
	return isSameDeclaration(known, document) ? DONE : refuse('malformed', document.kind);
}

/** A draft that begins with its first document is kept under the same revision. */
async function takeRevision(context: MutationContext, application: Application): Promise<number> {
	if (!isNew(application)) return nextRevision(context.trx, context.owner);
	return (await keepApplication(context, application)).revision;
}
