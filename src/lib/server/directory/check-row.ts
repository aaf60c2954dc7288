import { isDistrictKind, KIND_NAMES, readKind } from './entry-kind.ts';
import type { LineProblem, TableRow } from './read-table.ts';

const NAME_MAX_LENGTH = 120;
/** Ids travel in a field of 40 characters. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** Everything wrong with one line taken by itself. */
export function checkRow(row: TableRow): LineProblem[] {
	const messages = [checkKind(row), checkName(row.name), checkId(row.id)];
	return messages.flatMap((message) => (message ? [{ line: row.line, message }] : []));
}

function checkKind({ kind, district }: TableRow): string | null {
	const known = readKind(kind);
	if (!known) return `“${kind}” is no kind: write one of ${KIND_NAMES}`;
	return district === '' && !isDistrictKind(known) ? 'has no district' : null;
}

function checkName(name: string): string | null {
	if (!/[\p{L}\d]/u.test(name)) return 'has no name';
	if (name.length > NAME_MAX_LENGTH) return `the name is longer than ${NAME_MAX_LENGTH} characters`;
	if (name.includes('\ufffd')) return 'the name has a broken letter: save the file as “CSV UTF-8”';
	const mixed = name.split(/[^\p{L}]+/u).find(isMixed);
	return mixed ? `“${mixed}” mixes Latin and Cyrillic letters: nobody could find it` : null;
}

function isMixed(word: string): boolean {
	return /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word);
}

function checkId(id: string): string | null {
	const isSound = id === '' || ID.test(id);
	return isSound
		? null
		: `the id “${id}” may have only Latin letters, digits, dots and dashes, at most 40`;
}
