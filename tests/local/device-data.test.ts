import { afterEach, expect, test, vi } from 'vitest';
import { writeMeta } from '../../src/lib/local/meta.ts';
import { readDeviceData } from '../../src/lib/local/queries/device-data.ts';
import { readStorage } from '../../src/lib/local/queries/storage.ts';
import { completeDraft, testDevice } from './device.ts';

afterEach(() => void vi.unstubAllGlobals());

const SIZE = 1000;

test('what is only on this device is counted: applications not told, documents, and their bytes', async () => {
	const { db } = await oneDraft();
	expect((await readDeviceData(db)).onlyHere).toEqual({
		applications: 1,
		documents: 2,
		bytes: 2 * SIZE
	});
});

test('bytes the utility holds are not counted as only here, nor what it has been told', async () => {
	const { db } = await oneDraft();
	await db.mutations.clear();
	const [one, two] = await db.documents.toArray();
	await db.documents.update(one!.id, { held: 400 });
	await db.documents.update(two!.id, { held: SIZE, state: 'held' });
	const { onlyHere, movable } = await readDeviceData(db);
	expect(onlyHere).toEqual({ applications: 0, documents: 1, bytes: SIZE - 400 });
	expect((await readStorage(db)).onlyHereBytes).toBe(SIZE - 400);
	expect(movable).toHaveLength(1);
});

test('what sending has cost is told as it was counted, and nothing of it before anything was sent', async () => {
	const { db } = await oneDraft();
	expect(await readDeviceData(db)).toMatchObject({ bytesSent: 0, bytesWasted: 0 });
	await writeMeta(db, 'traffic', { bytesSent: 900, bytesWasted: 70, inDoubt: {} });
	expect(await readDeviceData(db)).toMatchObject({ bytesSent: 900, bytesWasted: 70 });
});

test('whether the browser keeps what is here and how much room there is, is the browser’s own word', async () => {
	const { db } = await oneDraft();
	const storage = {
		persisted: () => Promise.resolve(true),
		estimate: () => Promise.resolve({ usage: 5, quota: 50 })
	};
	vi.stubGlobal('navigator', { storage });
	expect(await readStorage(db)).toEqual({
		...{ persisted: true, usage: 5, quota: 50 },
		onlyHereBytes: 2 * SIZE
	});
	vi.stubGlobal('navigator', {});
	expect(await readStorage(db)).toMatchObject({ persisted: false, usage: null, quota: null });
});

async function oneDraft() {
	const { workspace } = testDevice();
	await completeDraft(workspace, SIZE);
	return workspace;
}
