import { describe, expect, test } from 'vitest';
import {
	formatAge,
	formatBytes,
	formatDate,
	formatDateTime,
	percentOf
} from '../../src/lib/i18n/format.ts';

const MEGABYTE = 1024 * 1024;

describe('dates', () => {
	test('stand as day, month and year', () => {
		expect(formatDate('2025-03-05')).toBe('05.03.2025');
	});

	test('go by the clock of Baku, four hours before London', () => {
		expect(formatDateTime('2025-03-05T20:30:00Z')).toBe('06.03.2025, 00:30');
	});

	test('that are recent are told in words', () => {
		const now = Date.parse('2025-03-05T12:00:00Z');
		expect(formatAge(now - 30_000, now)).toBe('indicə');
		expect(formatAge(now - 3_600_000, now)).toBe('bu gün, 15:00');
		expect(formatAge(now - 86_400_000, now)).toBe('04.03.2025, 16:00');
	});
});

describe('sizes', () => {
	test('have a decimal comma and points between thousands', () => {
		expect(formatBytes(3.4 * MEGABYTE)).toBe('3,4 MB');
		expect(formatBytes(2048 * 1024 * MEGABYTE)).toBe('2.048 GB');
	});

	test('are never zero for something', () => {
		expect(formatBytes(1)).toBe('1 KB');
	});
});

test('a hundred per cent means all of it', () => {
	expect(percentOf(999, 1000)).toBe(99);
	expect(percentOf(1000, 1000)).toBe(100);
	expect(percentOf(0, 0)).toBe(0);
});
