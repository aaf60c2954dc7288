import { Dexie, type EntityTable, type Table } from 'dexie';
import type { FieldConflicts, FieldValues } from '../domain/application/fields.ts';
import type { Source } from '../domain/application/source.ts';
import type { Status } from '../domain/application/status.ts';
import type { ApplicationTypeName } from '../domain/application-types/names.ts';
import type { ApplicationId, ClientId, DocumentId, PersonId } from '../domain/ids.ts';
import type { Role } from '../domain/people/role.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { DeclaredDocument, Mutation } from '../domain/wire/mutation.ts';
import type { StatusEvent } from '../domain/wire/records.ts';
import type { PinRecord, PinTries } from './pin/record.ts';
import { guardRows, type Seal } from './seal/guard.ts';

/** An application as this device shows it: the server's last word with what was typed here laid over it. */
export interface ApplicationRow {
	id: ApplicationId;
	type: ApplicationTypeName;
	source: Source;
	/** What the screens show: `base` with every unacknowledged edit replayed over it. */
	fields: FieldValues;
	/** The server's fields at the last pull; {} until it has told any. */
	base: FieldValues;
	conflicts: FieldConflicts;
	/** The server's status; 'draft' until it says otherwise. */
	status: Status;
	/** When the person confirmed it on this device, until the server has registered it: it is waiting. */
	confirmedAt: string | null;
	/** What the person agreed to when they confirmed it on this device, and when: kept, should the server lose it. */
	confirmation?: { consent: string; at: string } | undefined;
	number: string | null;
	applicantName: string;
	createdAt: string;
	updatedAt: string;
	submittedAt: string | null;
	dueOn: string | null;
	subscriberCode: string | null;
	history: StatusEvent[];
	revision: number;
	/** How many steps of the history the person has looked at: a longer one is marked as new. */
	seenEvents: number;
	/** When the person discarded it; it can be brought back until it is purged. */
	discardedAt: string | null;
	/** Why the server refused the last thing asked of it; [] when nothing stands against it. */
	problems: Problem[];
	/** What was typed here and refused because the application had moved on: kept to be read, sent nowhere. */
	leftOver: FieldValues;
	/** The answer to a question of the utility's that is being written or waits to be sent; null when there is none. */
	answer: AnswerDraft | null;
}

/** What a person gives in answer to a question, on this device until the server has taken it. */
export interface AnswerDraft {
	/** The step of the history that asked. */
	question: string;
	text: string;
	/** The fields put right; those not touched are as they were sent. */
	fields: FieldValues;
	/** The id under which it was queued; null while it is being written. */
	queuedAs: string | null;
}

/**
 * `saved`: every part is on this device and was read back. `checking`: the server has all of it and can't tell yet whether
 * it is safe. `held`: the server has all of it, its digest is right and nothing in it can do harm.
 * `refused`: the server won't keep it. `remote`: declared on another device, whose bytes this one does not have.
 * A document whose parts are still being written has no row yet: a draft and its files are one unit.
 */
export type DocumentPlace = 'saved' | 'checking' | 'held' | 'refused' | 'remote';

export interface DocumentRow extends DeclaredDocument {
	applicationId: ApplicationId;
	/** Bytes the server holds. */
	held: number;
	state: DocumentPlace;
	refusal: ProblemCode | null;
	revision: number;
	/** When the person removed it; it can be brought back until it is purged. */
	removedAt: string | null;
	/** Whether the server has acknowledged its declaration and will take its bytes. */
	declared: boolean;
	/** Whether the server may hold more than `held`, for who has not just heard it: bytes left this device, or another. */
	inDoubt: boolean;
	/** The question it was attached for, until an answer to it or to a later one takes it along: nobody else knows of it. */
	answers?: string;
}

/** One slice of a document. `DOCUMENT_PART_BYTES` long but the last. */
export interface PartRow {
	documentId: DocumentId;
	index: number;
	bytes: ArrayBuffer;
}

/** What the server has not acknowledged, in order. */
export interface MutationRow {
	/** Its place in the log; the store gives it. */
	order: number;
	/**
	 * Its number on the wire, given when it is first put into a request. From then on it may have arrived, so it no
	 * longer changes; until then a later edit of the same draft joins it.
	 */
	seq: number | null;
	applicationId: ApplicationId;
	mutation: Mutation;
}

export interface PersonProfile {
	id: PersonId;
	givenName: string;
	familyName: string;
	fin: string;
	phone: string;
	email: string;
	/** What to show them; the server decides what they may do. */
	role: Role;
}

/** Where this device and the server stand with each other (docs/sync.md). */
export interface Numbering {
	client: ClientId;
	/** The last number given to a mutation. */
	sent: number;
	/** The last number whose answer is stored here. */
	acknowledged: number;
	/** The owner's revision seen so far. */
	cursor: number;
}

/** How the link stands, as the device's one engine last saw it. */
export type LinkState =
	| { kind: 'idle' }
	| { kind: 'working' }
	| { kind: 'offline'; retryAt: number }
	| { kind: 'signedOut' }
	| { kind: 'outdated' };

/** What sending documents has cost so far, in bytes handed to the link. */
export interface Traffic {
	bytesSent: number;
	/** Of those, the ones the server did not keep: they had to be sent again. */
	bytesWasted: number;
	/** Documents whose last bytes got no answer: how many since `from`, where the server last said it stood. */
	inDoubt: Record<DocumentId, { from: number; bytes: number }>;
}

/** What sending documents has taught of the link, by which the next run of bytes is cut to size. */
export interface LearnedLink {
	/** How long it should be. */
	bytes: number;
	/** How long it may be at the most: a longer one was refused on the way. */
	most: number;
	/** Bytes that got through since a run was last lost whole. */
	through: number;
	/**
	 * About how many get through between two such losses, behind a proxy that passes on only what it has whole; null
	 * while nothing speaks for one.
	 */
	between: number | null;
	/** Whether bytes reach the server as they are sent, so that a cut loses next to none of them. */
	isStreaming: boolean;
	/** Bytes a millisecond that it last carried; not known at first. */
	rate?: number;
}

/** An application's receipt as the server last made it, kept for when there is no link. */
export interface ReceiptRow {
	applicationId: ApplicationId;
	/** A PDF. */
	bytes: ArrayBuffer;
}

/** The few single values, by their key. */
export interface MetaValues {
	numbering: Numbering;
	profile: PersonProfile;
	link: LinkState;
	/** When the session ends however much it is used, epoch milliseconds by this device's clock. */
	sessionUntil: number;
	/** When the server last answered, epoch milliseconds by this device's clock. */
	syncedAt: number;
	/** The owner's revision an open page was last told of: beyond the cursor there is something to ask for. */
	toldRevision: number;
	learnedLink: LearnedLink;
	traffic: Traffic;
	/** The language the server last heard notices are to be written in. */
	toldLanguage: string;
	pin: PinRecord;
	pinTries: PinTries;
}

export interface MetaRow {
	key: keyof MetaValues;
	value: MetaValues[keyof MetaValues];
}

/** One person's data on this device, or the data of someone who has not signed in yet. */
export class PersonDatabase extends Dexie {
	declare applications: EntityTable<ApplicationRow, 'id'>;
	declare documents: EntityTable<DocumentRow, 'id'>;
	declare parts: Table<PartRow, [DocumentId, number]>;
	declare mutations: EntityTable<MutationRow, 'order'>;
	declare meta: EntityTable<MetaRow, 'key'>;
	declare receipts: EntityTable<ReceiptRow, 'applicationId'>;
	/** By what rows are sealed and opened; null while there is no PIN, or it has not been given. */
	seal: Seal | null = null;

	constructor(name: string, options?: ConstructorParameters<typeof Dexie>[1]) {
		super(name, options);
		this.use(guardRows(() => this.seal));
		// Deleted because its person has left: whoever still has it open must not make it anew, as Dexie would by itself.
		this.on('versionchange', ({ newVersion }) => {
			if (newVersion) return;
			this.close();
			return false;
		});
		this.version(1).stores({
			applications: 'id, updatedAt',
			documents: 'id, applicationId',
			parts: '[documentId+index]',
			mutations: '++order, applicationId',
			meta: 'key'
		});
		this.version(2).stores({ receipts: 'applicationId' });
	}
}

export const GUEST_DATABASE = 'muraciet-guest';

/** The name of a person's database on this device. */
export function personDatabaseName(person: PersonId): string {
	return `muraciet-person-${person}`;
}
