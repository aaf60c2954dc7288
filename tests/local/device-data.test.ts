import { afterEach, expect, test, vi } from 'vitest';
import { writeMeta } from '../../src/lib/local/meta.ts';
import type { PersonDatabase } from '../../src/lib/local/person-database.ts';
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
	await allTold(db);
	const [one, two] = await db.documents.toArray();
	await db.documents.update(one!.id, { held: 400 });
	await db.documents.update(two!.id, { held: SIZE, state: 'held' });
	const { onlyHere, movable } = await readDeviceData(db);
	expect(onlyHere).toEqual({ applications: 0, documents: 1, bytes: SIZE - 400 });
	expect((await readStorage(db)).onlyHereBytes).toBe(SIZE - 400);
	expect(movable).toHaveLength(1);
});

test('an answer that is being written is only here, with its documents, and waits for no link', async () => {
	const { db } = await allSent();
	const [application] = await db.applications.toArray();
	const [document] = await db.documents.toArray();
	const answer = { question: 'asked', text: 'Budur', fields: {}, queuedAs: null };
	await db.applications.update(application!.id, { answer });
	await db.documents.update(document!.id, { state: 'saved', held: 0, answers: 'asked' });
	expect(await readDeviceData(db)).toMatchObject({
		onlyHere: { applications: 1, documents: 1, bytes: SIZE },
		bytesLeft: 0
	});
});

test('text and documents the utility did not take are only here', async () => {
	const { db } = await allSent();
	await db.applications.toCollection().modify({ leftOver: { notes: 'Həyətdə it var' } });
	const [document] = await db.documents.toArray();
	await db.documents.update(document!.id, { state: 'refused' });
	expect(await readDeviceData(db)).toMatchObject({
		onlyHere: { applications: 1, documents: 1, bytes: SIZE },
		bytesLeft: 0
	});
	expect((await readStorage(db)).onlyHereBytes).toBe(SIZE);
});

test('nothing is only here once the utility has all of it', async () => {
	const { db } = await allSent();
	const { onlyHere } = await readDeviceData(db);
	expect(onlyHere).toEqual({ applications: 0, documents: 0, bytes: 0 });
	expect((await readStorage(db)).onlyHereBytes).toBe(0);
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

/** As if the utility had heard every word of what was typed. */
async function allTold(db: PersonDatabase): Promise<void> {
	await db.mutations.clear();
	await db.applications.toCollection().modify((row) => {
		row.base = row.fields;
	});
}

async function allSent() {
	const workspace = await oneDraft();
	await allTold(workspace.db);
	const sent = { status: 'registered', number: 'SU-1', revision: 3 } as const;
	await workspace.db.applications.toCollection().modify(sent);
	await workspace.db.documents.toCollection().modify({ state: 'held', held: SIZE });
	return workspace;
}
