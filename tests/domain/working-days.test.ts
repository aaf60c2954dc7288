import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, bakuDay, formatDay, isWeekend } from '../../src/lib/domain/calendar/baku-day.ts';
import { isWorkingDay } from '../../src/lib/domain/calendar/holidays.ts';
import { dueDay } from '../../src/lib/domain/calendar/working-days.ts';
import { property } from './property.ts';

/** Days off from the first to the last, both given. */
function daysOff(first: string, last: string, decreed: string[] = []): string[] {
	const days: string[] = [];
	for (let day = first; day <= last; day = addDays(day, 1)) {
		if (!isWorkingDay(day, decreed)) days.push(day.slice(5));
	}
	return days;
}

describe('the calendar of Baku', () => {
	test('begins its day at 20:00 UTC of the day before', () => {
		expect(bakuDay(Date.parse('2026-03-05T19:59:59Z'))).toBe('2026-03-05');
		expect(bakuDay(Date.parse('2026-03-05T20:00:00Z'))).toBe('2026-03-06');
	});

	test('writes a day with its year in full', () => {
		expect(formatDay('2025-03-05')).toBe('05.03.2025');
	});
});

describe('working days, as they were kept', () => {
	test('a holiday on a weekend gives the next working day off (November 2025)', () => {
		expect(daysOff('2025-11-07', '2025-11-13')).toEqual(['11-08', '11-09', '11-10', '11-11']);
	});

	test('rest days owed pass over the holidays that follow (New Year 2023)', () => {
		expect(daysOff('2022-12-30', '2023-01-06')).toEqual([
			'12-31',
			'01-01',
			'01-02',
			'01-03',
			'01-04'
		]);
	});

	test('decreed holidays do as the yearly ones (Qurban, June 2024)', () => {
		expect(daysOff('2024-06-14', '2024-06-20', ['2024-06-16', '2024-06-17'])).toEqual([
			'06-15',
			'06-16',
			'06-17',
			'06-18',
			'06-19'
		]);
	});

	test('Novruz and Ramazan in one run (March 2025)', () => {
		expect(daysOff('2025-03-19', '2025-04-02', ['2025-03-30', '2025-03-31'])).toEqual([
			'03-20',
			'03-21',
			'03-22',
			'03-23',
			'03-24',
			'03-25',
			'03-26',
			'03-29',
			'03-30',
			'03-31',
			'04-01'
		]);
	});

	test('Ramazan within Novruz moves as many days (March 2026)', () => {
		expect(daysOff('2026-03-19', '2026-03-31', ['2026-03-20', '2026-03-21'])).toEqual([
			...['03-20', '03-21', '03-22', '03-23', '03-24', '03-25', '03-26', '03-27'],
			...['03-28', '03-29', '03-30']
		]);
	});

	test('the day of mourning on a weekend moves nothing (January 2024)', () => {
		expect(daysOff('2024-01-19', '2024-01-23')).toEqual(['01-20', '01-21']);
	});
});

describe('the day an answer is due', () => {
	const term = (from: string, workingDays: number) =>
		dueDay({ from: Date.parse(from), workingDays, holidays: ['2026-05-27'] });

	test('is counted from the day after', () => {
		expect(term('2026-02-02T08:00:00+04:00', 1)).toBe('2026-02-03');
	});

	test('passes over weekends', () => {
		expect(term('2026-02-06T23:59:00+04:00', 1)).toBe('2026-02-09');
		expect(term('2026-02-02T08:00:00+04:00', 15)).toBe('2026-02-23');
	});

	test('passes over decreed and yearly holidays', () => {
		expect(term('2026-05-26T12:00:00+04:00', 1)).toBe('2026-05-29');
	});

	const moment = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2035-12-31') });
	const length = fc.integer({ min: 1, max: 60 });

	property(
		'is a working day, so many working days later',
		[moment, length],
		(from, workingDays) => {
			const due = dueDay({ from, workingDays, holidays: [] });
			const off = daysOff(addDays(bakuDay(from), 1), due).length;
			const days = (Date.parse(due) - Date.parse(bakuDay(from))) / 86_400_000;
			expect(isWeekend(due)).toBe(false);
			expect(isWorkingDay(due, [])).toBe(true);
			expect(days - off).toBe(workingDays);
		}
	);

	property('never comes earlier for a longer term', [moment, length], (from, workingDays) => {
		const due = (count: number) => dueDay({ from, workingDays: count, holidays: [] });
		expect(due(workingDays) < due(workingDays + 1)).toBe(true);
	});
});
