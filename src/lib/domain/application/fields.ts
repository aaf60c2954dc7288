/**
 * What was typed, by field name. Every value is text, '' is "nothing yet", and a box is 'yes' or '':
 * one shape that merges, compares and travels the same way whatever the application type.
 */
export type FieldValues = Record<string, string>;

/** One field's edit: what stood there when the person began, and what they left. */
export interface FieldChange {
	from: string;
	to: string;
}

export type FieldChanges = Record<string, FieldChange>;

/** A value another device gave to the same field: kept beside the one that stands, until the person chooses. */
export interface FieldConflict {
	value: string;
	/** The device that gave it, in its own words ("Chrome, Android"); '' when unknown. */
	device: string;
	/** When the server received it, ISO 8601 in UTC. */
	at: string;
}

/** By field name, the values displaced and not yet settled, oldest first; a field without any has no entry. */
export type FieldConflicts = Record<string, FieldConflict[]>;
