import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	formatApplicationNumber,
	parseApplicationNumber
} from '../../src/lib/domain/application/number.ts';
import { property } from './property.ts';

const parts = fc.record({
	year: fc.integer({ min: 2000, max: 2099 }),
	sequence: fc.integer({ min: 1, max: 9_999_999 })
});

/** The number with every single digit replaced by each of the nine others. */
function withOneWrongDigit(number: string): string[] {
	return Array.from(number).flatMap((digit, at) =>
		digit === '-'
			? []
			: Array.from('0123456789')
					.filter((other) => other !== digit)
					.map((other) => number.slice(0, at) + other + number.slice(at + 1))
	);
}

/** The number's digits with every two neighbours that differ swapped. */
function withSwappedNeighbours(number: string): string[] {
	const digits = number.replaceAll('-', '');
	return Array.from(
		digits.slice(1),
		(next, at) => digits.slice(0, at) + next + digits.charAt(at) + digits.slice(at + 2)
	).filter((swapped) => swapped !== digits);
}

describe('an application number', () => {
	test('is short: the year, the place in it, a check digit', () => {
		expect(formatApplicationNumber({ year: 2026, sequence: 12 })).toMatch(/^26-00012-\d$/);
		expect(formatApplicationNumber({ year: 2026, sequence: 123_456 })).toMatch(/^26-123456-\d$/);
	});

	test('has the check digit of Damm’s own example', () => {
		expect(parseApplicationNumber('00-00572-4')).toEqual({ year: 2000, sequence: 572 });
	});

	test.each(['', '26', '26-0001-1', 'abc', '26_00012_7', '26-00012'])('is not %j', (text) => {
		expect(parseApplicationNumber(text)).toBeNull();
	});

	property('is read back, with or without dashes and spaces', [parts], (made) => {
		const number = formatApplicationNumber(made);
		expect(parseApplicationNumber(number)).toEqual(made);
		expect(parseApplicationNumber(number.replaceAll('-', ' '))).toEqual(made);
	});

	property('with one digit wrong is refused', [parts], (made) => {
		const wrong = withOneWrongDigit(formatApplicationNumber(made));
		expect(wrong.filter(parseApplicationNumber)).toEqual([]);
	});

	property('with two neighbouring digits swapped is refused', [parts], (made) => {
		const wrong = withSwappedNeighbours(formatApplicationNumber(made));
		expect(wrong.filter(parseApplicationNumber)).toEqual([]);
	});
});
