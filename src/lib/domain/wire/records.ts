import type { FieldConflicts, FieldValues } from '../application/fields.ts';
import type { Question } from '../application/question.ts';
import type { Source } from '../application/source.ts';
import type { Status } from '../application/status.ts';
import type { ApplicationTypeName } from '../application-types/names.ts';
import type { ApplicationId, DocumentId } from '../ids.ts';
import type { ProblemCode } from '../problem.ts';
import type { DeclaredDocument } from './mutation.ts';

/** One step in what became of an application. */
export interface StatusEvent {
	id: string;
	status: Status;
	/** ISO 8601 in UTC, by the server's clock. */
	at: string;
	/** The reason of a rejection, the question of a request for more or the answer to it; '' where there is none. */
	note: string;
	/** What exactly is asked for, where this step asks. */
	question?: Question;
	/** When it was answered, ISO 8601 in UTC; absent until then. */
	answeredAt?: string;
}

/** An application as the server tells it to its owner's devices. Times are ISO 8601 in UTC by the server's clock. */
export interface ApplicationRecord {
	id: ApplicationId;
	type: ApplicationTypeName;
	source: Source;
	status: Status;
	/** "Müraciət nömrəsi"; null until it is registered. */
	number: string | null;
	fields: FieldValues;
	conflicts: FieldConflicts;
	/** "Müraciət edən şəxsin adı və soyadı": the person who signed in. */
	applicantName: string;
	createdAt: string;
	updatedAt: string;
	/** "Müraciət tarixi". */
	submittedAt: string | null;
	/** The day by which a decision is due, `YYYY-MM-DD`. */
	dueOn: string | null;
	/** "Abonent kodu", given when the application is done. */
	subscriberCode: string | null;
	history: StatusEvent[];
	revision: number;
}

/** `checking`: all of it is there, and waits until it can be told safe. */
export type DocumentState = 'receiving' | 'checking' | 'held' | 'refused';

/** A document as the server tells it: what was declared, and how much of it is held. */
export interface DocumentRecord extends DeclaredDocument {
	applicationId: ApplicationId;
	/** Bytes the server holds for good. */
	held: number;
	state: DocumentState;
	/** Why it was refused. */
	refusal: ProblemCode | null;
	revision: number;
}

/** What is gone: a discarded draft, a removed document. */
export interface Tombstone<Id> {
	id: Id;
	removed: true;
	revision: number;
}

export interface Changes {
	applications: (ApplicationRecord | Tombstone<ApplicationId>)[];
	documents: (DocumentRecord | Tombstone<DocumentId>)[];
}
