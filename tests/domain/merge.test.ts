import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldChanges, FieldValues } from '../../src/lib/domain/application/fields.ts';
import {
	joinChanges,
	mergeChanges,
	type MergeSide,
	replayChanges,
	settleConflicts
} from '../../src/lib/domain/application/merge.ts';
import { property } from './property.ts';

const AT = '2026-03-05T10:00:00.000Z';
const phone = { device: 'Chrome, Android', at: AT };
const laptop = { device: 'Firefox, Windows', at: '2026-03-05T11:00:00.000Z' };
const tablet = { device: 'Safari, iPadOS', at: '2026-03-05T12:00:00.000Z' };

function standing(fields: Record<string, string> = {}): MergeSide {
	return { fields, conflicts: {}, authors: {} };
}

function valuesAt(side: MergeSide, name: string): string[] {
	return (side.conflicts[name] ?? []).map(({ value }) => value);
}

describe('merging what two devices typed', () => {
	test('edits of different fields both stand', () => {
		const first = mergeChanges(standing(), { house: { from: '', to: '12' } }, phone);
		const both = mergeChanges(first, { flat: { from: '', to: '7' } }, laptop);
		expect(both.fields).toEqual({ house: '12', flat: '7' });
		expect(both.conflicts).toEqual({});
	});

	test('the same field changed on both: the later arrival stands, the other is kept by its author', () => {
		const first = mergeChanges(standing(), { house: { from: '', to: '12' } }, phone);
		const second = mergeChanges(first, { house: { from: '', to: '14' } }, laptop);
		expect(second.fields).toEqual({ house: '14' });
		expect(second.conflicts).toEqual({ house: [{ value: '12', ...phone }] });
	});

	test('a third device displaces a second value and the first is still there', () => {
		const sides = [
			[phone, '12'],
			[laptop, '14'],
			[tablet, '16']
		] as const;
		const merged = sides.reduce(
			(side, [author, to]) => mergeChanges(side, { house: { from: '', to } }, author),
			standing()
		);
		expect(merged.fields.house).toBe('16');
		expect(valuesAt(merged, 'house')).toEqual(['12', '14']);
	});

	test('a device that goes on from its displaced value replaces it, and does not conflict with itself', () => {
		const mine = mergeChanges(standing(), { house: { from: '', to: '12' } }, phone);
		const theirs = mergeChanges(mine, { house: { from: '', to: '14' } }, laptop);
		const mineAgain = mergeChanges(theirs, { house: { from: '12', to: '12A' } }, phone);
		expect(mineAgain.fields.house).toBe('12A');
		expect(valuesAt(mineAgain, 'house')).toEqual(['14']);
	});

	test('the same value typed on both is no conflict', () => {
		const first = mergeChanges(standing(), { house: { from: '', to: '12' } }, phone);
		const second = mergeChanges(first, { house: { from: '', to: '12' } }, laptop);
		expect(second).toEqual(first);
	});

	test('an edit undone before it was sent displaces nothing', () => {
		const first = mergeChanges(standing(), { notes: { from: '', to: 'zəng edin' } }, laptop);
		expect(mergeChanges(first, { notes: { from: '', to: '' } }, phone)).toEqual(first);
	});

	test('a field emptied elsewhere leaves no empty value to choose', () => {
		const start = standing({ notes: 'a' });
		const emptied = mergeChanges(start, { notes: { from: 'a', to: '' } }, phone);
		const typed = mergeChanges(emptied, { notes: { from: 'a', to: 'b' } }, laptop);
		expect(typed.fields.notes).toBe('b');
		expect(typed.conflicts).toEqual({});
	});

	test('choosing the other value settles the conflict', () => {
		const first = mergeChanges(standing(), { house: { from: '', to: '12' } }, phone);
		const second = mergeChanges(first, { house: { from: '', to: '14' } }, laptop);
		const settled = settleConflicts(second, { house: ['12'] });
		const chosen = mergeChanges(settled, { house: { from: '14', to: '12' } }, phone);
		expect(chosen.fields.house).toBe('12');
		expect(chosen.conflicts).toEqual({});
	});
});

const name = fc.constantFrom('house', 'flat', 'notes');
const value = fc.constantFrom('', 'a', 'b', 'c', 'd');
const anyFields = fc.dictionary(name, value);
const anyChanges: fc.Arbitrary<FieldChanges> = fc.dictionary(
	name,
	fc.record({ from: value, to: value })
);
const anySide = fc
	.array(fc.tuple(anyChanges, fc.constantFrom(phone, laptop, tablet)), { maxLength: 6 })
	.map((edits) =>
		edits.reduce((side, [changes, author]) => mergeChanges(side, changes, author), standing())
	);

/** What one person types at one device, each edit begun from what the one before left. */
const anyChain = fc
	.tuple(anyFields, fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 8 }))
	.map(([start, edits]) => {
		const fields = { ...start };
		const chain = edits.map(([field, to]): FieldChanges => {
			const from = fields[field] ?? '';
			fields[field] = to;
			return { [field]: { from, to } };
		});
		return { start, chain, end: fields };
	});

/** Without the fields that hold nothing: '' and no entry mean the same. */
function typed(fields: FieldValues): FieldValues {
	return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}

describe('for any edits', () => {
	property(
		'no value is dropped: what an edit displaces is kept or stands',
		[anySide, anyChanges],
		(side, changes) => {
			const merged = mergeChanges(side, changes, phone);
			for (const [field, { from, to }] of Object.entries(changes)) {
				if (from === to) continue;
				const before = [side.fields[field] ?? '', ...valuesAt(side, field)];
				const owed = before.filter((text) => text !== '' && text !== from);
				expect([merged.fields[field], ...valuesAt(merged, field)]).toEqual(
					expect.arrayContaining(owed)
				);
			}
		}
	);

	property('a conflict never repeats a value or shows the one that stands', [anySide], (side) => {
		for (const [field, open] of Object.entries(side.conflicts)) {
			const kept = open.map((conflict) => conflict.value);
			expect(kept.length).toBeGreaterThan(0);
			expect(kept).not.toContain('');
			expect(new Set([side.fields[field], ...kept]).size).toBe(kept.length + 1);
		}
	});

	property('one device alone never conflicts with itself', [anyChain], ({ start, chain, end }) => {
		const merged = chain.reduce(
			(side, changes) => mergeChanges(side, changes, phone),
			standing(start)
		);
		expect(merged.conflicts).toEqual({});
		expect(typed(merged.fields)).toEqual(typed(end));
	});

	property(
		'the device shows what the server will make of its edits',
		[anySide, fc.array(anyChanges, { maxLength: 4 })],
		(side, pending) => {
			const merged = pending.reduce((next, changes) => mergeChanges(next, changes, phone), side);
			expect(replayChanges(side.fields, pending)).toEqual(merged.fields);
		}
	);

	property('joined edits leave what they leave one by one', [anyChain], ({ start, chain, end }) => {
		expect(typed(replayChanges(start, [chain.reduce(joinChanges)]))).toEqual(typed(end));
	});

	property(
		'it does not matter which edits are joined first',
		[anyChanges, anyChanges, anyChanges],
		(a, b, c) => {
			expect(joinChanges(joinChanges(a, b), c)).toEqual(joinChanges(a, joinChanges(b, c)));
		}
	);
});
