import type { Source } from '../../domain/application/source.ts';
import type { Status } from '../../domain/application/status.ts';
import type { ApplicationTypeName } from '../../domain/application-types/names.ts';
import type { DocumentKind } from '../../domain/documents/document-kind.ts';
import type { MediaType } from '../../domain/documents/media-type.ts';
import type { ApplicationId, ClientId, DocumentId, PersonId } from '../../domain/ids.ts';
import type {
	NoticeChannel,
	NoticeEvent,
	NoticeLanguage
} from '../../domain/notices/notice-event.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { DocumentState } from '../../domain/wire/records.ts';
import type { ApplicantTables } from './applicant-tables.ts';
import type { AuditCutTable, AuditHeadTable, AuditTable } from './audit-tables.ts';
import type { Flag, Json, Millis } from './columns.ts';
import type { DocumentFileTable, DocumentKeyTable } from './document-file-tables.ts';
import type { RateLimitTable } from './rate-limit-table.ts';
import type { StaffTable } from './staff-table.ts';
import type { DeskTables } from './desk-tables.ts';

export type { Flag, Json, Millis };

export interface PersonTable {
	id: PersonId;
	issuer: string;
	subject: string;
	fin: string;
	given_name: string;
	family_name: string;
	patronymic: string;
	phone: string;
	email: string;
	/** Counts this owner's changes; its row lock orders them (docs/sync.md). */
	revision: number;
	created_at: Millis;
}

export interface SessionTable {
	id_hash: string;
	person_id: PersonId;
	device: string;
	method: string;
	assurance: string;
	created_at: Millis;
	seen_at: Millis;
	expires_at: Millis;
}

export interface SignInTable {
	state_hash: string;
	nonce: string;
	code_verifier: string;
	return_to: string;
	created_at: Millis;
}

export interface ClientTable {
	id: ClientId;
	person_id: PersonId;
	device: string;
	last_seq: number;
	seen_at: Millis;
}

export interface OutcomeTable {
	client_id: ClientId;
	seq: number;
	/** SHA-256 of the mutation's canonical JSON: the same number with another content is a parted history. */
	digest: string;
	answer: Json;
}

export interface ApplicationTable {
	id: ApplicationId;
	person_id: PersonId;
	type: ApplicationTypeName;
	source: Source;
	status: Status;
	number: string | null;
	fields: Json;
	conflicts: Json;
	authors: Json;
	consent: string | null;
	confirmed_at: string | null;
	sign_in_method: string | null;
	sign_in_assurance: string | null;
	submitted_at: Millis | null;
	due_on: string | null;
	subscriber_code: string | null;
	removed: Flag;
	revision: number;
	created_at: Millis;
	updated_at: Millis;
}

export interface StatusEventTable {
	id: string;
	application_id: ApplicationId;
	status: Status;
	note: string;
	/** What exactly is asked for (domain/application/question.ts); null where the step asks nothing. */
	question: Json | null;
	/** Who of the utility's staff made the step; null for the applicant and for the product itself. */
	operator_id: PersonId | null;
	at: Millis;
}

export interface DocumentTable {
	id: DocumentId;
	application_id: ApplicationId;
	person_id: PersonId;
	kind: DocumentKind;
	name: string;
	media_type: MediaType;
	size: number;
	sha256: string;
	held: number;
	state: DocumentState;
	refusal: ProblemCode | null;
	receiver: string | null;
	removed: Flag;
	revision: number;
	created_at: Millis;
	updated_at: Millis;
}

export interface DocumentPartTable {
	document_id: DocumentId;
	offset: number;
	bytes: Uint8Array;
}

export interface NumberSeriesTable {
	year: number;
	last: number;
}

export interface DistrictTable {
	id: string;
	name: string;
	kind: 'city' | 'rayon' | 'cityRayon';
	retired: Flag;
}

export interface PlaceTable {
	id: string;
	district_id: string;
	name: string;
	kind: 'street' | 'settlement' | 'village';
	fold: string;
	sample: Flag;
	retired: Flag;
}

export interface DirectoryTable {
	version: string;
	origin: string;
	imported_at: Millis;
}

export interface NoticeTable {
	id: string;
	person_id: PersonId;
	application_id: ApplicationId;
	event: NoticeEvent;
	channel: NoticeChannel;
	/** An e-mail address, a phone in E.164, or a push subscription's id. */
	recipient: string;
	language: NoticeLanguage;
	details: Json;
	state: 'waiting' | 'sent' | 'dead' | 'dropped';
	attempts: number;
	due_at: Millis;
	leased_until: Millis;
	/** What stood in the way last. */
	fault: string | null;
	/** What the mail server or gateway calls it; '' until it was taken. */
	reference: string;
	/** The SMS gateway's last word of where it is. */
	receipt: string | null;
	created_at: Millis;
	settled_at: Millis | null;
}

export interface NoticeChoiceTable {
	person_id: PersonId;
	language: NoticeLanguage;
	email: Flag;
	sms: Flag;
	push: Flag;
}

export interface PushSubscriptionTable {
	id: string;
	person_id: PersonId;
	session_id: string;
	endpoint: string;
	p256dh: string;
	auth: string;
	created_at: Millis;
}

/** The tables by name; columns are snake_case here and nowhere else. */
export interface Schema extends DeskTables, ApplicantTables {
	person: PersonTable;
	session: SessionTable;
	sign_in: SignInTable;
	client: ClientTable;
	outcome: OutcomeTable;
	application: ApplicationTable;
	status_event: StatusEventTable;
	document: DocumentTable;
	document_part: DocumentPartTable;
	document_file: DocumentFileTable;
	document_key: DocumentKeyTable;
	number_series: NumberSeriesTable;
	district: DistrictTable;
	place: PlaceTable;
	directory: DirectoryTable;
	notice: NoticeTable;
	notice_choice: NoticeChoiceTable;
	push_subscription: PushSubscriptionTable;
	staff: StaffTable;
	rate_limit: RateLimitTable;
	audit: AuditTable;
	audit_cut: AuditCutTable;
	audit_head: AuditHeadTable;
}
