import type {
	FieldChange,
	FieldChanges,
	FieldConflict,
	FieldConflicts,
	FieldValues
} from './fields.ts';

/** Who wrote a field, and when the server received it (ISO 8601 in UTC). */
export interface Author {
	device: string;
	at: string;
}

export interface MergeSide {
	fields: FieldValues;
	conflicts: FieldConflicts;
	/** Who wrote each field last: what a conflict names beside the value it keeps. */
	authors: Record<string, Author>;
}

/**
 * Lays one device's edits over the fields that stand, three ways: a field whose standing value is neither what the
 * person started from nor what they left was changed by someone else meanwhile. Then the later arrival stands and the
 * other value is kept as a conflict; nothing is dropped.
 */
export function mergeChanges(
	standing: MergeSide,
	changes: FieldChanges,
	author: Author
): MergeSide {
	return Object.entries(changes).reduce<MergeSide>(
		(side, [name, change]) => mergeField(side, name, { ...change, author }),
		standing
	);
}

/** By field name, the values a person was shown and has chosen between. */
export type SettledValues = Record<string, string[]>;

/**
 * The side without the conflicts the person has settled: done before the change that carries the value chosen. A value
 * that joined after they looked stays open: nobody has chosen against it.
 */
export function settleConflicts<Side extends Pick<MergeSide, 'conflicts'>>(
	side: Side,
	settled: SettledValues
): Side {
	const left = Object.entries(side.conflicts).map(
		([name, open]) => [name, open.filter(({ value }) => !settled[name]?.includes(value))] as const
	);
	const conflicts = Object.fromEntries(left.filter(([, open]) => open.length > 0));
	return { ...side, conflicts };
}

/** Two choices made one after the other, as one. */
export function joinSettled(first: SettledValues, second: SettledValues): SettledValues {
	const joined = { ...first };
	for (const [name, values] of Object.entries(second)) {
		joined[name] = [...new Set([...(first[name] ?? []), ...values])];
	}
	return joined;
}

/**
 * The fields as a person at this device sees them: the server's, with the edits it has not acknowledged on top. It
 * shows what `mergeChanges` will make of the same edits.
 */
export function replayChanges(fields: FieldValues, pending: readonly FieldChanges[]): FieldValues {
	const edits = pending.flatMap((changes) => Object.entries(changes).filter(isEdit));
	return { ...fields, ...Object.fromEntries(edits.map(([name, { to }]) => [name, to])) };
}

/** Two successive edits as one: begun where the first began, left where the second left. */
export function joinChanges(first: FieldChanges, second: FieldChanges): FieldChanges {
	const joined = { ...first };
	for (const [name, { from, to }] of Object.entries(second)) {
		joined[name] = { from: first[name]?.from ?? from, to };
	}
	return joined;
}

type AuthoredChange = FieldChange & { author: Author };

function mergeField(side: MergeSide, name: string, change: AuthoredChange): MergeSide {
	if (!isEdit([name, change])) return side;
	const stands = side.fields[name] === change.to;
	return {
		fields: { ...side.fields, [name]: change.to },
		conflicts: withConflicts(side.conflicts, name, openConflicts(side, name, change)),
		authors: stands ? side.authors : { ...side.authors, [name]: change.author }
	};
}

/**
 * What stays open at a field after the change: the value it displaces joins; what its author had in front and went on
 * from leaves, and so does what now stands.
 */
function openConflicts(side: MergeSide, name: string, change: AuthoredChange): FieldConflict[] {
	const { from, to, author } = change;
	const value = side.fields[name] ?? '';
	const by = side.authors[name] ?? { device: '', at: author.at };
	const isDisplaced = value !== from && value !== '';
	const all = [...(side.conflicts[name] ?? []), ...(isDisplaced ? [{ value, ...by }] : [])];
	return all.filter((conflict) => conflict.value !== from && conflict.value !== to);
}

function withConflicts(
	conflicts: FieldConflicts,
	name: string,
	open: FieldConflict[]
): FieldConflicts {
	const others = Object.entries(conflicts).filter(([other]) => other !== name);
	return Object.fromEntries(open.length > 0 ? [...others, [name, open]] : others);
}

/** An edit that was undone before it was sent says nothing, and must not displace what others wrote. */
function isEdit([, { from, to }]: [string, FieldChange]): boolean {
	return from !== to;
}
