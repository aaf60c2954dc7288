import { setImmediate, setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAfter, NOTHING, bytes, onEachAppendScene, openStream, SIZE } from './append-scene.ts';
import { declare, streamOf } from './sync-device.ts';

onEachAppendScene((scene) => {
	const heldBytes = async () => {
		for (;;) {
			const { held } = await scene().row();
			if (held > 0) return held;
			await setImmediate();
		}
	};

	it('what was cut short is kept up to the cut, at whatever bytes it is cut', async () => {
		const cuts = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 5 });
		const chunk = fc.integer({ min: 1000, max: 200_000 });
		await fc.assert(
			fc.asyncProperty(cuts, chunk, async (lengths, chunkSize) => {
				await scene().attach(declare(bytes));
				let at = 0;
				for (const length of lengths) {
					const piece = bytes.subarray(at, at + length);
					await scene()
						.stream(at, cutAfter(piece, chunkSize))
						.catch(() => undefined);
					at = Math.min(SIZE, at + length);
					expect((await scene().row()).held).toBe(at);
				}
				expect(await scene().append(at, bytes.subarray(at))).toEqual({ kind: 'held', held: SIZE });
				expect(await scene().storedDigest()).toBe(scene().document.sha256);
				await scene().remove();
			}),
			{ seed: 20_260_305, numRuns: 8 }
		);
	});

	it('what has come is kept when a connection falls silent, before anyone knows that it is dead', async () => {
		const { stream, give } = openStream();
		void scene().stream(0, stream);
		give(bytes.subarray(0, 1000));
		expect(await heldBytes()).toBe(1000);
		const rest = await scene().append(1000, bytes.subarray(1000));
		expect(rest).toEqual({ kind: 'held', held: SIZE });
	});

	it('what a connection has brought is kept when it is asked for, dead or alive, and what it brings then as well', async () => {
		const { stream, give, end } = openStream();
		const going = scene().stream(0, stream);
		give(bytes.subarray(0, 300_000));
		while ((await scene().append(0, NOTHING)).held < 300_000) await setImmediate();
		give(bytes.subarray(300_000, 300_001));
		give(bytes.subarray(300_001));
		end();
		await Promise.all([1, 2, 3].map(() => scene().append(0, NOTHING)));
		expect(await going).toEqual({ kind: 'held', held: SIZE });
		expect(await scene().storedDigest()).toBe(scene().document.sha256);
	});

	it('what comes slowly is kept every few seconds, though it never falls silent and fills no part', async () => {
		const { stream, give, end } = openStream();
		const going = scene().stream(0, stream);
		let held = 0;
		for (let at = 0; at < 10_000 && held === 0; at += 100) {
			give(bytes.subarray(at, at + 100));
			scene().server.pass(1000);
			await setTimeout(20);
			({ held } = await scene().row());
		}
		expect(held).toBeGreaterThanOrEqual(500);
		end();
		await going;
	});

	it('a new append takes over at once: the older one keeps no byte after it, and says what is held', async () => {
		const { stream, give, end } = openStream();
		const older = scene().stream(0, stream);
		give(bytes.subarray(0, 300_000));
		const held = await heldBytes();
		const newer = await scene().append(held, bytes.subarray(held, held + 1000));
		expect(newer).toMatchObject({ kind: 'receiving', held: held + 1000 });
		give(bytes.subarray(300_000));
		end();
		expect(await older).toEqual({ kind: 'wrongOffset', held: held + 1000 });
		const rest = await scene().append(held + 1000, bytes.subarray(held + 1000));
		expect(rest).toEqual({ kind: 'held', held: SIZE });
		expect(await scene().storedDigest()).toBe(scene().document.sha256);
	});

	it('appends that race, whichever wins, end with the document as it was declared', async () => {
		let row = await scene().row();
		while (row.state === 'receiving') {
			const { held } = row;
			const piece = bytes.subarray(held, held + 150_000);
			await Promise.all([1, 2, 3].map(() => scene().stream(held, streamOf(piece, 20_000))));
			row = await scene().row();
			expect(row.held).toBeGreaterThanOrEqual(held);
		}
		expect(row).toMatchObject({ state: 'held', held: SIZE });
		expect(await scene().storedDigest()).toBe(scene().document.sha256);
		expect(await scene().parts()).toEqual([]);
	});

	it('two that complete it at once both answer held', async () => {
		await scene()
			.stream(0, cutAfter(bytes, 100_000))
			.catch(() => undefined);
		const both = await Promise.all([1, 2].map(() => scene().append(SIZE, NOTHING)));
		expect(both).toEqual([
			{ kind: 'held', held: SIZE },
			{ kind: 'held', held: SIZE }
		]);
		expect(await scene().storedDigest()).toBe(scene().document.sha256);
	});

	it('an append that goes on while the document is removed keeps nothing', async () => {
		const { stream, give, end } = openStream();
		const going = scene().stream(0, stream);
		give(bytes.subarray(0, 300_000));
		await heldBytes();
		await scene().remove();
		give(bytes.subarray(300_000));
		end();
		expect(await going).toEqual({ kind: 'unknown', held: 0 });
		expect(await scene().parts()).toEqual([]);
		expect(await scene().storedDigest()).toBeUndefined();
	});
});
