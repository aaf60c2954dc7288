import type { FieldValues } from '../../application/fields.ts';
import type { ProblemCode } from '../../problem.ts';
import { tidyLine } from '../../text/tidy.ts';

/** Begins and ends with a letter or a digit, has a digit, and between them nothing but these and / . , - or spaces. */
const NUMBER = /^(?=.*\d)[\p{L}\d](?:[\p{L}\d /.,-]*[\p{L}\d])?$/u;

/**
 * House and flat numbers as written on the wall ("12", "12A", "A-3", "12/4", "5-7", "7 korpus 2"): one line, single
 * spaces, none around a slash or a dash, no "№" before it.
 */
export function normalizeHouseNumber(text: string): string {
	return tidyLine(text)
		.replace(/^[№#] ?/, '')
		.replace(/ ?([/-]) ?/g, '$1');
}

export function checkHouseNumber(text: string): ProblemCode | null {
	return NUMBER.test(text) ? null : 'houseNumberInvalid';
}

/** A flat number belongs to a flat in a building ("Bina evi"); a house with a yard ("Həyət evi") has none. */
export function checkFlatNumber(text: string, fields: FieldValues): ProblemCode | null {
	if (fields.houseType === 'yard') return 'flatNotInYardHouse';
	return NUMBER.test(text) ? null : 'flatNumberInvalid';
}
