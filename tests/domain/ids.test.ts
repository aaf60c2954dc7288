import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isId, makeId, type RandomBytes } from '../../src/lib/domain/ids.ts';
import { property } from './property.ts';

const random: RandomBytes = (target) => crypto.getRandomValues(target);
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('an id', () => {
	property('made at any time is a UUIDv7 that carries the time', [moment], (now) => {
		const id = makeId(() => now, random);
		expect(isId(id)).toBe(true);
		expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
	});

	property('sorts by the time it was made', [moment, moment], (a, b) => {
		fc.pre(a < b);
		expect(makeId(() => a, random) < makeId(() => b, random)).toBe(true);
	});

	test('made at the same moment is another', () => {
		const ids = Array.from({ length: 1000 }, () => makeId(() => 1_772_700_000_000, random));
		expect(new Set(ids).size).toBe(1000);
	});

	test.each([
		'',
		'0195669C-4B00-7000-8000-000000000000',
		'0195669c-4b00-4000-8000-000000000000',
		'0195669c-4b00-7000-7000-000000000000',
		' 0195669c-4b00-7000-8000-000000000000'
	])('in another form (%j) is refused', (text) => expect(isId(text)).toBe(false));
});
