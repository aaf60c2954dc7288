import { afterEach, expect, test, vi } from 'vitest';
import { DOCUMENT_PART_BYTES } from '../../src/lib/domain/documents/document-limits.ts';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import { confirmApplication } from '../../src/lib/local/actions/confirm-application.ts';
import { readApplication } from '../../src/lib/local/queries/applications.ts';
import { importDraft } from '../../src/lib/local/rescue/import-draft.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { completeDraft, completeFields, testDevice } from './device.ts';
import { documentsOf, passphrase, rescued, takeIn } from './rescued.ts';

afterEach(() => void vi.restoreAllMocks());

async function isUntouched({ db }: Workspace): Promise<boolean> {
	const tables = [db.applications, db.documents, db.parts, db.mutations];
	const counts = await Promise.all(tables.map((table) => table.count()));
	return counts.every((count) => count === 0);
}

/** The same application as another device of the person knows it: declared, with none of its bytes. */
async function knownFromServer(from: Workspace, to: Workspace, id: ApplicationId): Promise<void> {
	await to.db.applications.add((await from.db.applications.get(id))!);
	const documents = await from.db.documents.where('applicationId').equals(id).toArray();
	await to.db.documents.bulkAdd(
		documents.map((row) => ({ ...row, state: 'remote', held: 500, declared: true }))
	);
}

test('a draft with its documents comes out of the file on another device byte for byte', async () => {
	const from = testDevice().workspace;
	const to = testDevice();
	const id = await completeDraft(from, 3 * DOCUMENT_PART_BYTES + 17);
	const result = await takeIn(to.workspace, await rescued(from, id));
	expect(result).toEqual({ kind: 'added', id, isCopy: false });
	const device = to.reopened();
	expect(await readApplication(device.db, id)).toMatchObject({
		type: 'newConsumer',
		source: 'eGov',
		fields: completeFields,
		status: 'draft',
		revision: 0
	});
	expect(await documentsOf(device, id)).toEqual(await documentsOf(from, id));
	expect((await documentsOf(device, id)).every(({ sha256, bytes }) => sha256 === bytes)).toBe(true);
});

test('what was taken in is queued for the server as if it had been typed and attached here', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const id = await completeDraft(from);
	await takeIn(to, await rescued(from, id));
	const queued = async ({ db }: Workspace) => {
		const [first, ...rest] = await db.mutations.orderBy('order').toArray();
		return [first!.mutation, new Set(rest.map(({ mutation }) => mutation))];
	};
	expect(await queued(to)).toEqual(await queued(from));
	expect(await confirmApplication(to, id)).toEqual([]);
});

test('an application that waits to be sent becomes a draft under the same id, so it can’t be registered twice', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const id = await completeDraft(from);
	await confirmApplication(from, id);
	expect(await takeIn(to, await rescued(from, id))).toMatchObject({ kind: 'added', id });
	expect(await readApplication(to.db, id)).toMatchObject({ confirmedAt: null, status: 'draft' });
});

test('a wrong passphrase leaves nothing behind and says so', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const file = await rescued(from, await completeDraft(from));
	const wish = { file, passphrase: 'another one entirely', whenHere: 'ask' } as const;
	expect(await importDraft(to, wish)).toEqual({ kind: 'refused', reason: 'wrongPassphrase' });
	expect(await isUntouched(to)).toBe(true);
});

test('a file damaged or cut after the first document leaves nothing of it behind', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const file = await rescued(from, await completeDraft(from, 2 * DOCUMENT_PART_BYTES));
	const bytes = new Uint8Array(await file.arrayBuffer());
	bytes[bytes.length - 5] = bytes[bytes.length - 5]! ^ 1;
	for (const bad of [
		new Blob([bytes]),
		file.slice(0, -1),
		file.slice(0, -DOCUMENT_PART_BYTES - 20)
	]) {
		expect(await takeIn(to, bad)).toEqual({ kind: 'refused', reason: 'damaged' });
		expect(await isUntouched(to)).toBe(true);
	}
});

test('taken in twice it says it is here already, and is added again only as a copy with ids of its own', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const id = await completeDraft(from);
	const file = await rescued(from, id);
	await takeIn(to, file);
	const before = await to.db.mutations.count();
	expect(await takeIn(to, file)).toEqual({ kind: 'alreadyHere', id, missing: 0 });
	expect(await to.db.mutations.count()).toBe(before);
	const copy = await takeIn(to, file, 'copy');
	if (copy.kind !== 'added') throw new Error(copy.kind);
	expect(copy.isCopy).toBe(true);
	expect(copy.id).not.toBe(id);
	expect(await documentsOf(to, copy.id)).toEqual(await documentsOf(to, id));
	expect(await to.db.documents.count()).toBe(4);
});

test('what was typed here since is not touched by taking the file in again', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	const file = await rescued(workspace, id);
	await workspace.db.applications.update(id, { fields: { ...completeFields, notes: 'later' } });
	await takeIn(workspace, file);
	await takeIn(workspace, file, 'complete');
	await takeIn(workspace, file, 'copy');
	expect((await readApplication(workspace.db, id))!.fields['notes']).toBe('later');
});

test('documents that were only on the lost device are given back to the application known here', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const id = await completeDraft(from, DOCUMENT_PART_BYTES + 1);
	await knownFromServer(from, to, id);
	const file = await rescued(from, id);
	expect(await takeIn(to, file)).toEqual({ kind: 'alreadyHere', id, missing: 2 });
	expect(await takeIn(to, file, 'complete')).toEqual({ kind: 'completed', id, documents: 2 });
	const rows = await to.db.documents.toArray();
	expect(rows.map(({ state, held, declared }) => ({ state, held, declared }))).toEqual([
		{ state: 'saved', held: 500, declared: true },
		{ state: 'saved', held: 500, declared: true }
	]);
	expect(await documentsOf(to, id)).toEqual(await documentsOf(from, id));
	expect(await to.db.mutations.count()).toBe(0);
});

test('an application sent long ago is not made a draft again on a device that does not know it yet', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const id = await completeDraft(from);
	await from.db.applications.update(id, { status: 'registered', number: '1' });
	const file = await rescued(from, id);
	expect(await takeIn(to, file)).toEqual({ kind: 'refused', reason: 'notHereYet' });
	expect(await isUntouched(to)).toBe(true);
});

test('somebody else’s draft becomes a copy, since the server keeps its ids for its owner', async () => {
	const from = testDevice().workspace;
	const other = { ...from.person!, id: '01900000-0000-7000-8000-000000000002' as PersonId };
	const to = testDevice(other).workspace;
	const id = await completeDraft(from);
	const result = await takeIn(to, await rescued(from, id));
	if (result.kind !== 'added') throw new Error(result.kind);
	expect(result.isCopy).toBe(true);
	expect(result.id).not.toBe(id);
	expect((await documentsOf(to, result.id)).length).toBe(2);
});

test('somebody who has not signed in can make and take in a file as well', async () => {
	const from = testDevice(null).workspace;
	const to = testDevice(null).workspace;
	const id = await completeDraft(from);
	expect(await takeIn(to, await rescued(from, id))).toMatchObject({ kind: 'added', id });
});

test('a device without room says so and keeps nothing of the file', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const file = await rescued(from, await completeDraft(from, 2 * DOCUMENT_PART_BYTES));
	const put = vi.spyOn(to.db.parts, 'bulkPut');
	put.mockImplementationOnce((parts) => to.db.parts.bulkAdd(parts));
	put.mockRejectedValueOnce(Object.assign(new Error('no room'), { name: 'QuotaExceededError' }));
	expect(await takeIn(to, file)).toEqual({ kind: 'refused', reason: 'deviceFull' });
	expect(await isUntouched(to)).toBe(true);
});

test('a device that gives back other bytes than were written says so and keeps nothing of the file', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const file = await rescued(from, await completeDraft(from, 2 * DOCUMENT_PART_BYTES));
	vi.spyOn(to.db.parts, 'bulkPut').mockImplementationOnce((parts) =>
		to.db.parts.bulkAdd(parts.map((part) => ({ ...part, bytes: new ArrayBuffer(0) })))
	);
	expect(await takeIn(to, file)).toEqual({ kind: 'refused', reason: 'damaged' });
	expect(await isUntouched(to)).toBe(true);
});

test('a large document is taken in a slice at a time', async () => {
	const from = testDevice().workspace;
	const to = testDevice().workspace;
	const size = 8 * 1024 * 1024;
	const file = await rescued(from, await completeDraft(from, size));
	const slice = vi.spyOn(Blob.prototype, 'slice');
	const progress: number[] = [];
	await importDraft(to, {
		file,
		passphrase,
		whenHere: 'ask',
		onProgress: (read) => void progress.push(read)
	});
	const runs = slice.mock.calls.map(([start = 0, end = 0]) => end - start);
	expect(Math.max(...runs)).toBeLessThanOrEqual(DOCUMENT_PART_BYTES + 16);
	expect(progress.at(-1)).toBe(2 * size);
	expect(progress.length).toBe((2 * size) / DOCUMENT_PART_BYTES);
	expect(await to.db.documents.count()).toBe(2);
});
