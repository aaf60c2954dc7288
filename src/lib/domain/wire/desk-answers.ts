import type { FieldValues } from '../application/fields.ts';
import type { Source } from '../application/source.ts';
import type { Status } from '../application/status.ts';
import type { ApplicationTypeName } from '../application-types/names.ts';
import type { QueueStage } from '../desk/queue-stage.ts';
import type { ApplicationId, PersonId } from '../ids.ts';
import type { Problem } from '../problem.ts';
import type { QueueQuery } from './desk.ts';
import type { DocumentRecord, StatusEvent } from './records.ts';

/* What the server answers the desk's screens. Times are ISO 8601 in UTC, days `YYYY-MM-DD`. */

export interface Operator {
	id: PersonId;
	name: string;
}

/** One line of the queue. */
export interface QueueLine {
	id: ApplicationId;
	number: string;
	stage: QueueStage;
	type: ApplicationTypeName;
	source: Source;
	applicantName: string;
	/** The consumer's FİN, masked. */
	fin: string;
	/** The district's name; '' where there is none. */
	district: string;
	submittedAt: string;
	dueOn: string;
	isOverdue: boolean;
	assignee: Operator | null;
	/** Who else has it open just now. */
	openWith: Operator | null;
}

export interface QueuePage {
	lines: QueueLine[];
	/** Where the next page begins; null when this is the last. */
	next: string | null;
}

/** A number of lines counted up to a bound: past it there are more. */
export interface QueueCount {
	count: number;
	isMore: boolean;
}

/** How many lines each view of the queue has, and the query asked about. */
export interface QueueCounts {
	stages: Record<QueueStage | 'open', QueueCount>;
	mine: QueueCount;
	overdue: QueueCount;
	found: QueueCount;
}

/** A step of the history, with who of the staff made it. */
export interface DeskStep extends StatusEvent {
	operator: string | null;
}

/** A note of the staff's, which no applicant sees. */
export interface DeskNote {
	id: string;
	operator: string;
	text: string;
	at: string;
}

/** Another application that may be the same request. */
export interface Duplicate {
	id: ApplicationId;
	number: string;
	stage: QueueStage;
	applicantName: string;
	submittedAt: string;
	/** What it shares with this one. */
	shares: ('fin' | 'address')[];
}

/** Everything the desk knows of one application. */
export interface DeskApplication {
	id: ApplicationId;
	/** What every step must name. */
	version: number;
	stage: QueueStage;
	status: Status;
	type: ApplicationTypeName;
	source: Source;
	number: string;
	applicant: { name: string; fin: string; phone: string; email: string };
	fields: FieldValues;
	/** The chosen address in words; '' where it was typed. */
	districtName: string;
	placeName: string;
	submittedAt: string;
	dueOn: string;
	isOverdue: boolean;
	subscriberCode: string | null;
	documents: DocumentRecord[];
	history: DeskStep[];
	notes: DeskNote[];
	assignee: Operator | null;
	duplicates: Duplicate[];
	hold: Hold;
}

/** Whose hands an application is in: the one who opened it first and has not left it. */
export type Hold = { isOurs: true } | { isOurs: false; holder: Operator };

/** What became of a step. `conflict`: the application is no longer what the operator saw; nothing was changed. */
export type StepAnswer =
	| { kind: 'done'; application: DeskApplication }
	| { kind: 'refused'; problems: Problem[] }
	| { kind: 'conflict'; application: DeskApplication }
	| { kind: 'notFound' };

export type EnterAnswer =
	| { kind: 'entered'; number: string }
	| { kind: 'refused'; problems: Problem[] }
	/** Somebody of another name has signed in with this FİN: one of the two was mistyped. */
	| { kind: 'nameDiffers' };

export interface SavedFilter {
	id: string;
	name: string;
	query: QueueQuery;
}
