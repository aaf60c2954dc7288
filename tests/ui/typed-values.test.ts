import { expect, test } from 'vitest';
import { AutosaveQueue } from '../../src/lib/ui/form/autosave-queue.svelte.ts';
import { TypedValues } from '../../src/lib/ui/form/typed-values.svelte.ts';

/** A form over a store that tells a write back only when asked to. */
function makeForm(stored: Record<string, string>) {
	const told = { current: stored };
	const queue = new AutosaveQueue(() => Promise.resolve());
	return { told, queue, values: new TypedValues(() => told.current, queue) };
}

test('what is typed shows over what is stored', () => {
	const { values } = makeForm({ house: '1', flat: '2' });
	values.set('house', '12');
	expect(values.get('house')).toBe('12');
	expect(values.all).toEqual({ house: '12', flat: '2' });
});

test('a store that has not told the write back yet does not undo the typing', async () => {
	const { values, queue } = makeForm({ house: '1' });
	values.set('house', '12');
	await queue.flush();
	values.settle();
	expect(values.get('house')).toBe('12');
});

test('once told back, a change from another device shows', async () => {
	const { values, queue, told } = makeForm({ house: '1' });
	values.set('house', '12');
	await queue.flush();
	told.current = { house: '12' };
	values.settle();
	told.current = { house: '14' };
	expect(values.get('house')).toBe('14');
});

test('a value typed back to what is stored stays while it is unwritten', () => {
	const { values, told } = makeForm({ house: '1' });
	values.set('house', '1');
	values.settle();
	told.current = { house: '2' };
	expect(values.get('house')).toBe('1');
});
