import { expect, it, vi } from 'vitest';
import { sweepDocuments } from '../../src/lib/server/documents/sweep.ts';
import { NOTHING, bytes, onEachAppendScene, SIZE } from './append-scene.ts';
import { pdfOf } from './pdf.ts';
import { declare, newId } from './sync-device.ts';

const DAY = 24 * 60 * 60 * 1000;

onEachAppendScene((scene) => {
	const sweep = () =>
		sweepDocuments({ ...scene().server.parts, config: { uploadAbandonedDays: 30 } });

	it('a document nobody goes on with for thirty days is given up, and its owner’s devices are told why', async () => {
		await scene().append(0, bytes.subarray(0, 1000));
		scene().server.pass(29 * DAY);
		await scene().append(1000, bytes.subarray(1000, 2000));
		scene().server.pass(29 * DAY);
		await sweep();
		expect((await scene().row()).state).toBe('receiving');
		scene().server.pass(2 * DAY);
		await sweep();
		const refusal = 'documentAbandoned';
		expect(await scene().row()).toMatchObject({ state: 'refused', refusal, revision: 2 });
		expect(await scene().parts()).toEqual([]);
		const answer = await scene().append(2000, bytes.subarray(2000));
		expect(answer).toEqual({ kind: 'refused', held: 2000, refusal });
	});

	it('a document of which every byte came before its completing was cut is completed, not given up, though no device returns', async () => {
		const { documents } = scene().server.parts;
		const put = vi.spyOn(documents, 'put').mockRejectedValue(new Error('no room'));
		await expect(scene().append(0, bytes)).rejects.toThrow();
		expect(await scene().row()).toMatchObject({ state: 'receiving', held: SIZE });
		scene().server.pass(31 * DAY);
		await expect(sweep()).rejects.toThrow();
		expect(await scene().row()).toMatchObject({ state: 'receiving', held: SIZE, refusal: null });
		put.mockRestore();
		await sweep();
		expect(await scene().row()).toMatchObject({ state: 'held', refusal: null, revision: 2 });
		expect(await scene().storedDigest()).toBe(scene().document.sha256);
		expect(await scene().parts()).toEqual([]);
	});

	it('a document that comes in runs is held when its last byte is here, and is the very one declared', async () => {
		const first = await scene().append(0, bytes.subarray(0, 300_000));
		expect(first).toMatchObject({ kind: 'receiving', held: 300_000 });
		const last = await scene().append(300_000, bytes.subarray(300_000));
		expect(last).toEqual({ kind: 'held', held: SIZE });
		expect(await scene().storedDigest()).toBe(scene().document.sha256);
		expect(await scene().parts()).toEqual([]);
		expect(await scene().row()).toMatchObject({ state: 'held', receiver: null, revision: 2 });
	});

	it('the last append repeated, with its bytes or without any, answers held again', async () => {
		await scene().append(0, bytes);
		const held = { kind: 'held', held: SIZE };
		expect(await scene().append(0, bytes)).toEqual(held);
		expect(await scene().append(SIZE, NOTHING)).toEqual(held);
		expect((await scene().row()).revision).toBe(2);
	});

	it('a wrong offset is answered with the right one, and no byte of it is kept', async () => {
		await scene().append(0, bytes.subarray(0, 1000));
		for (const offset of [0, 999, 1001, SIZE, SIZE + 1]) {
			expect(await scene().append(offset, bytes)).toEqual({ kind: 'wrongOffset', held: 1000 });
		}
		expect((await scene().row()).held).toBe(1000);
	});

	it('no bytes at all ask where things stand', async () => {
		await scene().append(0, bytes.subarray(0, 1000));
		expect(await scene().append(1000, NOTHING)).toEqual({ kind: 'receiving', held: 1000 });
		expect(await scene().append(0, NOTHING)).toEqual({ kind: 'wrongOffset', held: 1000 });
	});

	it('a document not declared, or removed, is unknown', async () => {
		const unknown = { kind: 'unknown', held: 0 };
		expect(await scene().phone.append(newId(), 0, bytes)).toEqual(unknown);
		await scene().remove();
		expect(await scene().append(0, bytes)).toEqual(unknown);
	});

	it('never a byte more than declared is taken', async () => {
		const endless = new ReadableStream<Uint8Array>({
			pull: (controller) => controller.enqueue(bytes.subarray(0, 100_000))
		});
		await scene().append(0, bytes.subarray(0, SIZE - 10));
		const answer = await scene().stream(SIZE - 10, endless);
		expect(answer).toEqual({ kind: 'refused', held: SIZE, refusal: 'documentDigest' });
	});

	it('bytes that are not the ones declared are refused for good', async () => {
		const other = Uint8Array.from(bytes);
		other[SIZE - 1]! ^= 1;
		const refused = { kind: 'refused', held: SIZE, refusal: 'documentDigest' };
		expect(await scene().append(0, other)).toEqual(refused);
		expect(await scene().append(0, bytes)).toEqual(refused);
		expect(await scene().storedDigest()).toBeUndefined();
		expect(await scene().parts()).toEqual([]);
		const { changes } = await scene().phone.exchange();
		expect(changes.documents).toMatchObject([{ state: 'refused', refusal: 'documentDigest' }]);
	});

	it('content of another type than declared is refused, whatever its name', async () => {
		const page = new TextEncoder().encode('<!doctype html><script>1</script>'.padEnd(2000));
		const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...pdfOf(100)]);
		for (const content of [page, png]) {
			await scene().attach(declare(content));
			const answer = await scene().append(0, content);
			expect(answer).toMatchObject({ kind: 'refused', refusal: 'documentContent' });
		}
	});

	it('a document that could not be put away is completed by asking again', async () => {
		const { documents } = scene().server.parts;
		const full = Object.assign(new Error('no room'), { code: 'ENOSPC' });
		documents.put = () => Promise.reject(full);
		await expect(scene().append(0, bytes)).rejects.toThrow('no room');
		expect(await scene().row()).toMatchObject({ state: 'receiving', held: SIZE });
		Reflect.deleteProperty(documents, 'put');
		expect(await scene().append(SIZE, NOTHING)).toEqual({ kind: 'held', held: SIZE });
	});

	it('a document put away but not yet noted, as after a crash, is completed by asking again', async () => {
		await scene().append(0, bytes.subarray(0, 1000));
		await scene().server.parts.documents.put(scene().document.id, allAtOnce(bytes));
		expect(await scene().append(1000, bytes.subarray(1000))).toEqual({ kind: 'held', held: SIZE });
		expect(await scene().storedDigest()).toBe(scene().document.sha256);
	});

	it('the bytes of a removed document leave the document store', async () => {
		await scene().append(0, bytes);
		await scene().remove();
		await sweep();
		expect(await scene().storedDigest()).toBeUndefined();
		expect(await scene().row()).toMatchObject({ removed: 1, name: '' });
		expect(await scene().append(0, bytes)).toEqual({ kind: 'unknown', held: 0 });
	});
});

async function* allAtOnce(bytes: Uint8Array) {
	yield await Promise.resolve(bytes);
}
