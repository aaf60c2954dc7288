import * as v from 'valibot';
import { QUESTION_MAX_LENGTH } from '../application/question.ts';
import { SOURCES } from '../application/source.ts';
import { APPLICATION_TYPE_NAMES } from '../application-types/names.ts';
import { DOCUMENT_KINDS } from '../documents/document-kind.ts';
import { MEDIA_TYPE_NAMES } from '../documents/media-type.ts';
import { type ApplicationId, type DocumentId, isId } from '../ids.ts';

const idText = <Id extends string>() =>
	v.pipe(
		v.string(),
		v.check(isId),
		v.transform((text) => text as Id)
	);

const fieldName = v.pipe(v.string(), v.maxLength(40));
const fieldValue = v.pipe(v.string(), v.maxLength(4000));
const isoTime = v.pipe(v.string(), v.isoTimestamp());

export const declaredDocument = v.object({
	id: idText<DocumentId>(),
	kind: v.picklist(DOCUMENT_KINDS),
	name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
	mediaType: v.picklist(MEDIA_TYPE_NAMES),
	size: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
});

const applicationHead = {
	applicationId: idText<ApplicationId>(),
	type: v.picklist(APPLICATION_TYPE_NAMES),
	source: v.picklist(SOURCES)
};

export const saveDraft = v.object({
	kind: v.literal('saveDraft'),
	...applicationHead,
	changes: v.record(fieldName, v.object({ from: fieldValue, to: fieldValue })),
	/** By field, the open values the person has chosen between; the change, if any, carries the one chosen. */
	resolves: v.optional(v.record(fieldName, v.pipe(v.array(fieldValue), v.maxLength(100))))
});

export const discardDraft = v.object({
	kind: v.literal('discardDraft'),
	applicationId: idText<ApplicationId>()
});

export const attachDocument = v.object({
	kind: v.literal('attachDocument'),
	...applicationHead,
	document: declaredDocument
});

export const removeDocument = v.object({
	kind: v.literal('removeDocument'),
	applicationId: idText<ApplicationId>(),
	documentId: idText<DocumentId>()
});

export const submitApplication = v.object({
	kind: v.literal('submitApplication'),
	...applicationHead,
	fields: v.record(fieldName, fieldValue),
	documents: v.pipe(v.array(declaredDocument), v.maxLength(20)),
	/** The version of the consent text the person was shown. */
	consent: v.pipe(v.string(), v.maxLength(20)),
	/** When the person confirmed, by the device's clock: a statement, not a rule's input. */
	confirmedAt: isoTime
});

export const withdrawApplication = v.object({
	kind: v.literal('withdrawApplication'),
	applicationId: idText<ApplicationId>()
});

export const answerQuestion = v.object({
	kind: v.literal('answerQuestion'),
	applicationId: idText<ApplicationId>(),
	/** The step of the history that asked. */
	question: v.pipe(v.string(), v.check(isId)),
	/** Made by the device: the same answer told again is known by it, another one is another answer. */
	answer: v.pipe(v.string(), v.check(isId)),
	text: v.pipe(v.string(), v.maxLength(QUESTION_MAX_LENGTH)),
	fields: v.record(fieldName, fieldValue),
	documents: v.pipe(v.array(declaredDocument), v.maxLength(20))
});

export const mutation = v.variant('kind', [
	saveDraft,
	discardDraft,
	attachDocument,
	removeDocument,
	submitApplication,
	withdrawApplication,
	answerQuestion
]);

export type DeclaredDocument = v.InferOutput<typeof declaredDocument>;
export type SaveDraft = v.InferOutput<typeof saveDraft>;
export type DiscardDraft = v.InferOutput<typeof discardDraft>;
export type AttachDocument = v.InferOutput<typeof attachDocument>;
export type RemoveDocument = v.InferOutput<typeof removeDocument>;
export type SubmitApplication = v.InferOutput<typeof submitApplication>;
export type WithdrawApplication = v.InferOutput<typeof withdrawApplication>;
export type AnswerQuestion = v.InferOutput<typeof answerQuestion>;
export type Mutation = v.InferOutput<typeof mutation>;
export type MutationKind = Mutation['kind'];
