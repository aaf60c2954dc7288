import type { ProblemCode } from '../problem.ts';
import { dropInvisible } from '../text/tidy.ts';

const FIN_LENGTH = 7;
const FIN_PATTERN = /^[0-9A-HJ-NP-Z]{7}$/;

/** Upper case by ASCII rules only: `'i'.toLocaleUpperCase('az')` is `İ`, which no FİN has. Spaces and dashes go. */
export function normalizeFin(text: string): string {
	return dropInvisible(text)
		.replace(/[\s-]/g, '')
		.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Seven Latin letters and digits without I and O; no check digit is published. */
export function checkFin(text: string): ProblemCode | null {
	if (text.length !== FIN_LENGTH) return 'finLength';
	return FIN_PATTERN.test(text) ? null : 'finCharacters';
}

/** A FİN as it is shown outside the form: the first and the last two characters. */
export function maskFin(fin: string): string {
	return fin.length === FIN_LENGTH
		? `${fin.slice(0, 1)}••••${fin.slice(-2)}`
		: '•'.repeat(fin.length);
}
