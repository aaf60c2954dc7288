import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AUTOSAVE_DELAY, AutosaveQueue } from '../../src/lib/ui/form/autosave-queue.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store that notes each write, and can be told to fail. */
class NotingStore {
	written: Record<string, string>[] = [];
	fault: Error | null = null;

	save = async (values: Record<string, string>) => {
		await Promise.resolve();
		if (this.fault) throw this.fault;
		this.written.push(values);
	};
}

test('the delay leaves room for the write itself within 300 ms of the last key', () => {
	expect(AUTOSAVE_DELAY).toBeLessThanOrEqual(250);
});

test('keys typed in one breath are written once, with the last of each field', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	queue.put('house', '1');
	queue.put('house', '12');
	queue.put('flat', '4');
	await vi.advanceTimersByTimeAsync(AUTOSAVE_DELAY);
	expect(store.written).toEqual([{ house: '12', flat: '4' }]);
	expect(queue.state).toBe('saved');
});

test('somebody who never pauses is saved all the same', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	for (let key = 0; key < 20; key++) {
		queue.put('notes', 'x'.repeat(key));
		await vi.advanceTimersByTimeAsync(50);
	}
	expect(store.written.length).toBeGreaterThanOrEqual(4);
});

test('a page that is hidden has its last key written without waiting', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	queue.put('house', '7');
	expect(await queue.flush()).toBe(true);
	expect(store.written).toEqual([{ house: '7' }]);
});

test('what is typed while a write runs is written after it, in order', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	queue.put('house', '7');
	const flushed = queue.flush();
	queue.put('house', '7A');
	await flushed;
	expect(store.written).toEqual([{ house: '7' }, { house: '7A' }]);
	expect(queue.has('house')).toBe(false);
});

test('a write that fails keeps what was typed and goes with the next try', async () => {
	const store = new NotingStore();
	const queue = new AutosaveQueue(store.save);
	store.fault = new Error('no room');
	queue.put('house', '7');
	queue.put('flat', '3');
	expect(await queue.flush()).toBe(false);
	expect(queue.state).toBe('failed');
	expect(queue.failure).toBe(store.fault);

	store.fault = null;
	queue.put('house', '8');
	expect(await queue.flush()).toBe(true);
	expect(store.written).toEqual([{ house: '8', flat: '3' }]);
	expect(queue.state).toBe('saved');
});
