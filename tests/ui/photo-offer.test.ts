import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PATIENCE } from '../../src/lib/ui/photos/photo-offer.ts';
import { photoOf, pickInto, ShrinkingBrowser } from './picked.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('a large photo is kept as it is when its worker never answers, and the worker is ended', async () => {
	const browser = new ShrinkingBrowser();
	const { picks, kept } = pickInto(undefined);
	const photo = photoOf('IMG_1.jpg', 3);
	void picks.pick(photo);
	const worker = await browser.worker(0);
	await vi.advanceTimersByTimeAsync(PATIENCE);
	await vi.waitFor(() => expect(kept).toEqual([photo]));
	expect(picks.isShrinking).toBe(false);
	expect(worker.isEnded).toBe(true);
	worker.answer();
	expect(picks.offered).toBeNull();
});

test('a large photo is kept as it is when its worker breaks, and the worker is ended', async () => {
	const browser = new ShrinkingBrowser();
	const { picks, kept } = pickInto(undefined);
	const photo = photoOf('IMG_1.jpg', 3);
	const picked = picks.pick(photo);
	const worker = await browser.worker(0);
	worker.fail();
	await picked;
	expect(kept).toEqual([photo]);
	expect(worker.isEnded).toBe(true);
	expect(vi.getTimerCount()).toBe(0);
});
