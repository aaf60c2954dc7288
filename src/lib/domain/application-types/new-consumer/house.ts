import type { FieldValues } from '../../application/fields.ts';
import type { ProblemCode } from '../../problem.ts';
import { tidyText } from '../../text/tidy.ts';

/** House and flat numbers as written on the wall: "12", "12A", "12/4", "5-7", "7 korpus 2". Starts with a digit. */
const NUMBER = /^\d{1,5}[\p{L}\d\s/.-]*$/u;

/** One line, single spaces, no spaces around a slash or a dash. */
export function normalizeHouseNumber(text: string): string {
	return tidyText(text).replace(/\s*([/-])\s*/g, '$1');
}

export function checkHouseNumber(text: string): ProblemCode | null {
	return NUMBER.test(text) ? null : 'houseNumberInvalid';
}

/** A flat number belongs to a flat in a building ("Bina evi"); a house with a yard ("Həyət evi") has none. */
export function checkFlatNumber(text: string, fields: FieldValues): ProblemCode | null {
	if (fields.houseType === 'yard') return 'flatNotInYardHouse';
	return NUMBER.test(text) ? null : 'flatNumberInvalid';
}
