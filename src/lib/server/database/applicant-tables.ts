import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { Json, Millis } from './columns.ts';

export interface QuestionAnswerTable {
	/** The step of the history that asked. */
	question_id: string;
	/** The device's own id of the answer: a repeat is known by it. */
	answer_id: string;
	application_id: ApplicationId;
	person_id: PersonId;
	text: string;
	/** The fields that were put right, as they were given. */
	fields: Json;
	/** The ids of the documents given. */
	documents: Json;
	answered_at: Millis;
	/** When everything asked for was held and the application went on. */
	settled_at: Millis | null;
}

export interface StatusInquiryTable {
	id_hash: string;
	/** Null where number and FİN named none. */
	application_id: ApplicationId | null;
	code_hash: string;
	tries_left: number;
	created_at: Millis;
	expires_at: Millis;
}

/** What belongs to the applicant's side of a sent application. */
export interface ApplicantTables {
	question_answer: QuestionAnswerTable;
	status_inquiry: StatusInquiryTable;
}
