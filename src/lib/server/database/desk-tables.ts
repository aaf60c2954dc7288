import type { Source } from '../../domain/application/source.ts';
import type { ApplicationTypeName } from '../../domain/application-types/names.ts';
import type { QueueStage } from '../../domain/desk/queue-stage.ts';
import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { Flag, Json, Millis } from './columns.ts';

export interface QueueEntryTable {
	application_id: ApplicationId;
	/** Counts what changed for the desk: a step names the one it was taken on. */
	version: number;
	stage: QueueStage;
	/** Whether it waits for a decision and its documents are here. */
	is_open: Flag;
	type: ApplicationTypeName;
	source: Source;
	number: string;
	district: string;
	applicant_name: string;
	fin: string;
	address_key: string;
	words: string;
	name_key: Uint8Array;
	due_on: string;
	due_key: string;
	submitted_at: Millis;
	assignee_id: PersonId | null;
}

interface QueueWordTable {
	word: Uint8Array;
	application_id: ApplicationId;
}

interface DeskNoteTable {
	id: string;
	application_id: ApplicationId;
	operator_id: PersonId;
	text: string;
	at: Millis;
}

interface DeskHoldTable {
	application_id: ApplicationId;
	operator_id: PersonId;
	until: Millis;
}

interface DeskFilterTable {
	id: string;
	operator_id: PersonId;
	name: string;
	query: Json;
}

/** The tables of the desk by name. */
export interface DeskTables {
	queue_entry: QueueEntryTable;
	queue_word: QueueWordTable;
	desk_note: DeskNoteTable;
	desk_hold: DeskHoldTable;
	desk_filter: DeskFilterTable;
}
