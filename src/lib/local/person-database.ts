import { Dexie, type EntityTable, type Table } from 'dexie';
import type { FieldConflicts, FieldValues } from '../domain/application/fields.ts';
import type { Source } from '../domain/application/source.ts';
import type { Status } from '../domain/application/status.ts';
import type { ApplicationTypeName } from '../domain/application-types/names.ts';
import type { ApplicationId, ClientId, DocumentId, PersonId } from '../domain/ids.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { DeclaredDocument, Mutation } from '../domain/wire/mutation.ts';
import type { StatusEvent } from '../domain/wire/records.ts';

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
	number: string | null;
	applicantName: string;
	createdAt: string;
	updatedAt: string;
	submittedAt: string | null;
	dueOn: string | null;
	subscriberCode: string | null;
	history: StatusEvent[];
	revision: number;
	/** The revision the person has looked at: a higher one is marked as new. */
	seenRevision: number;
	/** When the person discarded it; it can be brought back until it is purged. */
	discardedAt: string | null;
	/** Why the server refused the last thing asked of it; [] when nothing stands against it. */
	problems: Problem[];
}

/**
 * `saving`: its parts are being written. `saved`: every part is on this device and was read back. `held`: the server
 * has all of it and its digest is right. `refused`: the server won't keep it. `remote`: declared on another device,
 * whose bytes this one does not have.
 */
export type DocumentPlace = 'saving' | 'saved' | 'held' | 'refused' | 'remote';

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
}

/** One slice of a document. `DOCUMENT_PART_BYTES` long but the last. */
export interface PartRow {
	documentId: DocumentId;
	index: number;
	bytes: ArrayBuffer;
}

/** What the server has not acknowledged, in order. */
export interface MutationRow {
	seq: number;
	applicationId: ApplicationId;
	mutation: Mutation;
	/** Once it has been put into a request it may have arrived: it no longer changes. */
	frozen: boolean;
}

export interface PersonProfile {
	id: PersonId;
	givenName: string;
	familyName: string;
	fin: string;
	phone: string;
	email: string;
}

export interface Numbering {
	client: ClientId;
	acknowledged: number;
	cursor: number;
}

/** How the link stands, as the device's one engine last saw it. */
export type LinkState =
	| { kind: 'idle' }
	| { kind: 'working' }
	| { kind: 'offline'; retryAt: number }
	| { kind: 'signedOut' }
	| { kind: 'outdated' };

/** The few single values, by their key. */
export interface MetaValues {
	numbering: Numbering;
	profile: PersonProfile;
	link: LinkState;
	/** When the server last answered, epoch milliseconds by this device's clock. */
	syncedAt: number;
	/** The append size in bytes that last got through. */
	appendBytes: number;
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
	declare mutations: EntityTable<MutationRow, 'seq'>;
	declare meta: EntityTable<MetaRow, 'key'>;

	constructor(name: string, options?: ConstructorParameters<typeof Dexie>[1]) {
		super(name, options);
		this.version(1).stores({
			applications: 'id, updatedAt',
			documents: 'id, applicationId',
			parts: '[documentId+index]',
			mutations: '++seq, applicationId',
			meta: 'key'
		});
	}
}

export const GUEST_DATABASE = 'muraciet-guest';

/** The name of a person's database on this device. */
export function personDatabaseName(person: PersonId): string {
	return `muraciet-person-${person}`;
}
