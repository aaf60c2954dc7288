import { expect, test } from 'vitest';
import { photoOf, pickInto, remoteDocument, ShrinkingBrowser } from './picked.ts';

const notTheSame = { code: 'documentNotTheSame', at: 'ownership' } as const;

test('a large photo another device sent as it was goes on from the very same file', async () => {
	const { workers } = new ShrinkingBrowser();
	const photo = photoOf('IMG_1.jpg', 3);
	const { picks, kept } = pickInto(remoteDocument, (file) =>
		Promise.resolve(file === photo ? null : notTheSame)
	);
	void picks.pick(photo);
	await expect.poll(() => kept).toEqual([photo]);
	await expect.poll(() => workers.length).toBe(1);
	workers[0]!.answer();
	await expect.poll(() => picks.offered?.isSmallerKept).toBe(false);
	expect(picks.problem).toBeNull();
});

test('a large photo another device sent smaller goes on from it too, and nothing is said to be wrong', async () => {
	const browser = new ShrinkingBrowser();
	const photo = photoOf('IMG_1.jpg', 3);
	const { picks, tried, kept } = pickInto(remoteDocument, (file) =>
		Promise.resolve(file === photo ? notTheSame : null)
	);
	const picked = picks.pick(photo);
	const worker = await browser.worker(0);
	expect(picks.problem).toBeNull();
	worker.answer();
	await picked;
	expect(tried[0]).toBe(photo);
	expect(kept.map(({ size }) => size)).toEqual([256 * 1024]);
	expect(picks.problem).toBeNull();
	expect(picks.offered).toBeNull();
});

test('another photo than the one another device chose is said not to be the same', async () => {
	const browser = new ShrinkingBrowser();
	const { picks, tried } = pickInto(remoteDocument, () => Promise.resolve(notTheSame));
	const picked = picks.pick(photoOf('IMG_2.jpg', 3));
	(await browser.worker(0)).answer();
	await picked;
	expect(tried).toHaveLength(2);
	expect(picks.problem).toEqual(notTheSame);
});

test('a photo picked while another is made smaller follows it, and is the one that stays', async () => {
	const browser = new ShrinkingBrowser();
	const { picks, kept } = pickInto(undefined);
	const picked = picks.pick(photoOf('wrong.jpg', 3));
	const worker = await browser.worker(0);
	void picks.pick(photoOf('also-wrong.pdf', 0.1));
	void picks.pick(photoOf('right.jpg', 0.1));
	worker.answer();
	await picked;
	expect(kept.map(({ name }) => name)).toEqual(['wrong.jpg', 'right.jpg']);
	expect(picks.offered).toBeNull();
});

test('a file picked while another is written follows it, whatever became of that', async () => {
	let end: (problem: typeof notTheSame) => void = () => undefined;
	const first = new Promise<typeof notTheSame>((resolve) => (end = resolve));
	const { picks, kept } = pickInto(undefined, ({ name }) => (name === 'wrong.jpg' ? first : null));
	const picked = picks.pick(photoOf('wrong.jpg', 0.1));
	void picks.pick(photoOf('right.jpg', 0.1));
	end(notTheSame);
	await picked;
	expect(kept.map(({ name }) => name)).toEqual(['right.jpg']);
	expect(picks.problem).toBeNull();
});

test('the size somebody takes is what stays, and the size there is isn’t written again', async () => {
	const browser = new ShrinkingBrowser();
	const { picks, kept } = pickInto(undefined);
	const photo = photoOf('IMG_1.jpg', 3);
	for (const takesSmaller of [true, false]) {
		const picked = picks.pick(photo);
		(await browser.worker(takesSmaller ? 0 : 1)).answer();
		await picked;
		expect(picks.offered?.isSmallerKept).toBe(true);
		await picks.choose(takesSmaller);
	}
	expect(kept.map(({ size }) => size)).toEqual([256 * 1024, 256 * 1024, photo.size]);
});
