import type { FieldChanges, FieldConflicts, FieldValues } from './fields.ts';

export interface MergeSide {
	fields: FieldValues;
	conflicts: FieldConflicts;
	/** Who wrote each field last: what a conflict names beside the value it keeps. */
	authors: Record<string, { device: string; at: string }>;
}

/**
 * Lays one device's edits over the fields that stand, three ways: a field whose standing value is neither what the
 * person started from nor what they left was changed by someone else meanwhile. Then the later arrival stands and the
 * other value is kept as a conflict; nothing is dropped.
 */
export function mergeChanges(
	standing: MergeSide,
	changes: FieldChanges,
	author: { device: string; at: string }
): MergeSide {
	const fields = { ...standing.fields };
	const conflicts = { ...standing.conflicts };
	const authors = { ...standing.authors };
	for (const [name, { from, to }] of Object.entries(changes)) {
		const current = fields[name] ?? '';
		if (current === to) continue;
		const changedElsewhere = current !== from;
		if (changedElsewhere) {
			const before = authors[name] ?? { device: '', at: author.at };
			conflicts[name] = { value: current, ...before };
		}
		fields[name] = to;
		authors[name] = author;
	}
	return { fields, conflicts, authors };
}

/** The fields as a person at this device sees them: the server's, with the edits it has not acknowledged on top. */
export function replayChanges(fields: FieldValues, pending: readonly FieldChanges[]): FieldValues {
	const result = { ...fields };
	for (const changes of pending) {
		for (const [name, { to }] of Object.entries(changes)) result[name] = to;
	}
	return result;
}

/** Two successive edits as one: begun where the first began, left where the second left. */
export function joinChanges(first: FieldChanges, second: FieldChanges): FieldChanges {
	const joined = { ...first };
	for (const [name, { from, to }] of Object.entries(second)) {
		joined[name] = { from: first[name]?.from ?? from, to };
	}
	return joined;
}
