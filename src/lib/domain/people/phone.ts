import type { ProblemCode } from '../problem.ts';
import { tidyLine } from '../text/tidy.ts';
import { PHONE_PATTERNS } from './phone-patterns.ts';

const NATIONAL = new RegExp(`^(?:${PHONE_PATTERNS.join('|')})$`);

/** Digits as people group them, after a plus or not. Anything else (an extension, a letter) must not be lost in silence. */
const GROUPED = /^\+?[\d\s().\-–/]+$/;

/** Any country's number after its `+` or `00`: no calling code begins with 0, none of them is longer (E.164). */
const ABROAD = /^[1-9]\d{6,14}$/;

/**
 * A phone number in E.164 (`+994502345678`) from any way people write it: `050 234 56 78`, `+994 50…`, `99450…`,
 * `00994…`. What is no number of Azerbaijan comes back as it was.
 */
export function normalizePhone(text: string): string {
	const read = readPhone(text);
	return 'number' in read ? read.number : text.trim();
}

/** Whether it is a number, fixed or mobile, of Azerbaijan's numbering plan. */
export function checkPhone(text: string): ProblemCode | null {
	const read = readPhone(text);
	return 'number' in read ? null : read.problem;
}

function readPhone(text: string): { number: string } | { problem: ProblemCode } {
	const line = tidyLine(text).normalize('NFKC');
	if (!GROUPED.test(line)) return { problem: 'phoneInvalid' };
	const international = readInternational(line);
	if (international !== null && !international.startsWith('994')) {
		return { problem: ABROAD.test(international) ? 'phoneForeign' : 'phoneInvalid' };
	}
	const national = withoutTrunk(international?.slice(3) ?? withoutCountry(digitsOf(line)));
	return NATIONAL.test(national) ? { number: `+994${national}` } : { problem: 'phoneInvalid' };
}

/** What follows the `+` or the `00`; null for a number written without a country. */
function readInternational(line: string): string | null {
	const digits = digitsOf(line);
	if (line.startsWith('+')) return digits;
	return digits.startsWith('00') ? digits.slice(2) : null;
}

/** Nine digits are a whole number, though they may begin with 994. */
function withoutCountry(digits: string): string {
	return digits.length > 9 ? digits.replace(/^994/, '') : digits;
}

/** The 0 dialled before an area, which some write after the country too. */
function withoutTrunk(digits: string): string {
	return digits.replace(/^0/, '');
}

function digitsOf(line: string): string {
	return line.replace(/\D/g, '');
}
