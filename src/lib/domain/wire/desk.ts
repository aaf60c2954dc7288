import * as v from 'valibot';
import { QUESTION_MAX_LENGTH } from '../application/question.ts';
import { SOURCES, STAFF_SOURCES } from '../application/source.ts';
import { STATUSES } from '../application/status.ts';
import { APPLICATION_TYPE_NAMES } from '../application-types/names.ts';
import { QUEUE_STAGES } from '../desk/queue-stage.ts';
import { DOCUMENT_KINDS } from '../documents/document-kind.ts';
import { type ApplicationId, type DocumentId, isId, type PersonId } from '../ids.ts';
import { declaredDocument } from './mutation.ts';

/* What the desk's screens ask of the server, one shape a procedure. Answers are in desk-answers.ts. */

const idText = <Id extends string>() =>
	v.pipe(
		v.string(),
		v.check(isId),
		v.transform((text) => text as Id)
	);

const shortText = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));

/** One application. */
export const deskApplication = v.object({ id: idText<ApplicationId>() });

/** One document. */
export const deskDocument = v.object({ document: idText<DocumentId>() });

/** One application as the operator saw it: a step on another version is answered `conflict`. */
const seen = { ...deskApplication.entries, version: v.pipe(v.number(), v.safeInteger()) };

/** Which lines of the queue: every word searched, and everything else that is named, must fit. */
export const queueFilter = v.object({
	/** `open`: what the desk has to do, its documents all here. */
	stage: v.optional(v.picklist(['open', 'all', ...QUEUE_STAGES]), 'open'),
	source: v.optional(v.picklist(SOURCES)),
	/** The id of a district. */
	district: v.optional(shortText(40)),
	/** `overdue`: its day has passed; `soon`: it has passed or is near. */
	due: v.optional(v.picklist(['overdue', 'soon'])),
	assignment: v.optional(v.picklist(['mine', 'nobody'])),
	search: v.optional(shortText(100), '')
});

const QUEUE_ORDERS = ['due', 'submitted', 'name'] as const;

export const queueOrder = v.object({
	by: v.picklist(QUEUE_ORDERS),
	isDescending: v.boolean()
});

/** A filter with its order: what is shown, saved and exported alike. */
export const queueQuery = v.object({ filter: queueFilter, order: queueOrder });

export const queueRequest = v.object({
	...queueQuery.entries,
	/** The place after which the page begins, as the page before answered it; null for the first. */
	after: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
	/** How many lines. */
	limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
});

/** A move by the status machine with what it must say. */
export const moveRequest = v.object({
	...seen,
	to: v.picklist(STATUSES),
	/** The reason of a rejection, the text of a question. */
	note: v.optional(shortText(QUESTION_MAX_LENGTH), ''),
	/** What a question asks for beside its text. */
	documents: v.optional(v.array(v.picklist(DOCUMENT_KINDS)), []),
	fields: v.optional(v.array(shortText(40)), []),
	/** "Abonent kodu", on completion. */
	subscriberCode: v.optional(shortText(40), '')
});

export const assignRequest = v.object({
	...seen,
	/** null: nobody. */
	to: v.nullable(idText<PersonId>())
});

export const noteRequest = v.object({
	...deskApplication.entries,
	/** Made by the screen: the same note told again is one note. */
	note: idText<string>(),
	text: v.pipe(shortText(QUESTION_MAX_LENGTH), v.minLength(1))
});

/** An application entered for a citizen at a counter or by telephone. */
export const enterRequest = v.object({
	/** Made by the screen: the same application told again is one application. */
	...deskApplication.entries,
	type: v.picklist(APPLICATION_TYPE_NAMES),
	source: v.picklist(STAFF_SOURCES),
	givenName: v.pipe(shortText(100), v.minLength(1)),
	familyName: v.pipe(shortText(100), v.minLength(1)),
	fields: v.record(shortText(40), v.pipe(v.string(), v.maxLength(4000))),
	/** The version of the consent text that was read out or signed. */
	consent: shortText(20)
});

/** A document brought to the counter: its bytes follow by `desk.append`. */
export const deskAttachRequest = v.object({
	...deskApplication.entries,
	document: declaredDocument
});

export const saveFilterRequest = v.object({
	name: v.pipe(shortText(60), v.minLength(1)),
	query: queueQuery
});

export const removeFilterRequest = v.object({ id: idText<string>() });

export type QueueFilter = v.InferOutput<typeof queueFilter>;
export type QueueOrder = v.InferOutput<typeof queueOrder>;
export type QueueQuery = v.InferOutput<typeof queueQuery>;
export type QueueRequest = v.InferOutput<typeof queueRequest>;
export type MoveRequest = v.InferOutput<typeof moveRequest>;
export type AssignRequest = v.InferOutput<typeof assignRequest>;
export type NoteRequest = v.InferOutput<typeof noteRequest>;
export type EnterRequest = v.InferOutput<typeof enterRequest>;
export type DeskAttachRequest = v.InferOutput<typeof deskAttachRequest>;
export type SaveFilterRequest = v.InferOutput<typeof saveFilterRequest>;
