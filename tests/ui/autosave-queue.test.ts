import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FieldChanges, FieldValues } from '../../src/lib/domain/application/fields.ts';
import { replayChanges } from '../../src/lib/domain/application/merge.ts';
import { AUTOSAVE_DELAY, AutosaveQueue } from '../../src/lib/ui/form/autosave-queue.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store that notes each write, and can be told to fail. */
class NotingStore {
	written: FieldValues[] = [];
	fault: Error | null = null;

	save = async (changes: FieldChanges) => {
		await Promise.resolve();
		if (this.fault) throw this.fault;
		this.written.push(replayChanges({}, [changes]));
	};
}

function type(queue: AutosaveQueue, name: string, value: string) {
	queue.put(name, { from: '', to: value });
}

test('the delay leaves room for the write itself within 300 ms of the last key', () => {
	expect(AUTOSAVE_DELAY).toBeLessThanOrEqual(250);
});

test('keys typed in one breath are written once, with the last of each field', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	type(queue, 'house', '1');
	type(queue, 'house', '12');
	type(queue, 'flat', '4');
	await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY);
	expect(store.written).toEqual([{ house: '12', flat: '4' }]);
	expect(queue.state).toBe('saved');
});

test('somebody who never pauses is saved all the same', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	for (let key = 0; key < 20; key++) {
		type(queue, 'notes', 'x'.repeat(key));
		await vi.advanceTimersByTimeAsync(50);
	}
	expect(store.written.length).toBeGreaterThanOrEqual(4);
});

test('a page that is hidden has its last key written without waiting', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	type(queue, 'house', '7');
	expect(await queue.flush()).toBe(true);
	expect(store.written).toEqual([{ house: '7' }]);
});

test('what is typed while a write runs is written after it, in order', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	type(queue, 'house', '7');
	const flushed = queue.flush();
	type(queue, 'house', '7A');
	await flushed;
	expect(store.written).toEqual([{ house: '7' }, { house: '7A' }]);
	expect(queue.has('house')).toBe(false);
});

test('a write that fails keeps what was typed and goes with the next try', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	store.fault = new Error('no room');
	type(queue, 'house', '7');
	type(queue, 'flat', '3');
	expect(await queue.flush()).toBe(false);
	expect(queue.state).toBe('failed');
	expect(queue.failure).toBe(store.fault);

	store.fault = null;
	type(queue, 'house', '8');
	expect(await queue.flush()).toBe(true);
	expect(store.written).toEqual([{ house: '8', flat: '3' }]);
	expect(queue.state).toBe('saved');
});

test('an edit is told from what the person had in front when they began', async () => {
	const told: FieldChanges[] = [];
	const queue = new AutosaveQueue((changes) => Promise.resolve(void told.push(changes)));
	queue.put('house', { from: '12', to: '1' });
	queue.put('house', { from: '1', to: '14' });
	await queue.flush();
	expect(told).toEqual([{ house: { from: '12', to: '14' } }]);
});
