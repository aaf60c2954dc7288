import { checkDigit } from './damm.ts';

/** What an application's number is made of. */
export interface NumberParts {
	/** Four digits. */
	year: number;
	/** Its place among that year's applications, from 1; gaps are allowed. */
	sequence: number;
}

const CENTURY = 2000;
const SEQUENCE_DIGITS = 5;
const WRITTEN = /^(\d{2})-?(\d{5,})-?(\d)$/;

/** "Müraciət nömrəsi": the year, the place in it, a check digit (`26-00012-1`). Short enough to say over a telephone. */
export function formatApplicationNumber({ year, sequence }: NumberParts): string {
	const shortYear = String(year - CENTURY).padStart(2, '0');
	const place = String(sequence).padStart(SEQUENCE_DIGITS, '0');
	return `${shortYear}-${place}-${checkDigit(shortYear + place)}`;
}

/** The parts of a number as people write it, with or without dashes and spaces; null when a digit is wrong or missing. */
export function parseApplicationNumber(text: string): NumberParts | null {
	const [, year, place, check] = WRITTEN.exec(text.replace(/\s/g, '')) ?? [];
	if (!year || !place || !check || checkDigit(year + place + check) !== 0) return null;
	return { year: CENTURY + Number(year), sequence: Number(place) };
}
