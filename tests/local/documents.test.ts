import { expect, test } from 'vitest';
import { DOCUMENT_PART_BYTES } from '../../src/lib/domain/documents/document-limits.ts';
import { UNDO_MILLISECONDS } from '../../src/lib/local/actions/discard-draft.ts';
import { removeDocument, restoreDocument } from '../../src/lib/local/actions/remove-document.ts';
import { startDraft } from '../../src/lib/local/actions/start-draft.ts';
import { readRange, RUN_BYTES } from '../../src/lib/local/documents/parts.ts';
import { readDocumentBytes } from '../../src/lib/local/documents/read-document.ts';
import { sweepUnownedParts } from '../../src/lib/local/documents/sweep.ts';
import { purgeRemoved } from '../../src/lib/local/purge.ts';
import { readApplication } from '../../src/lib/local/queries/applications.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { attach, completeDraft, pdfFile, testDevice } from './device.ts';

const start = { type: 'newConsumer', source: 'eGov', fields: {} } as const;
const ownership = 'ownership' as const;

async function sha256(blob: Blob): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
	return Buffer.from(digest).toString('hex');
}

test('an attached document is on the device byte for byte after the browser is killed', async () => {
	const device = testDevice();
	const id = await startDraft(device.workspace, start);
	const file = pdfFile('çıxarış.pdf', RUN_BYTES + DOCUMENT_PART_BYTES + 17);
	const result = await attach(device.workspace, id, { kind: ownership, file });
	expect(result.ok).toBe(true);
	const { db } = device.reopened();
	const [document] = (await readApplication(db, id))!.documents;
	expect(document).toMatchObject({
		name: 'çıxarış.pdf',
		size: file.size,
		state: 'saved',
		sha256: await sha256(file)
	});
	const blob = await readDocumentBytes(db, document!.id);
	expect(await sha256(blob!)).toBe(document!.sha256);
});

test('any run of bytes can be read without reading the rest', async () => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	const file = pdfFile('a.pdf', 2 * DOCUMENT_PART_BYTES + 100);
	const result = await attach(workspace, id, { kind: ownership, file });
	if (!result.ok) throw new Error(result.problem.code);
	const bytes = new Uint8Array(await file.arrayBuffer());
	for (const [offset, length] of [
		[0, 10],
		[DOCUMENT_PART_BYTES - 5, 10],
		[100, DOCUMENT_PART_BYTES * 2],
		[file.size - 3, 50]
	] as const) {
		const run = await readRange(workspace.db, result.id, { offset, length });
		expect(Buffer.from(run).equals(Buffer.from(bytes.subarray(offset, offset + length)))).toBe(
			true
		);
	}
});

test('a second document of a kind takes the first one’s place, and the first can be brought back', async () => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	const first = await attach(workspace, id, { kind: ownership, file: pdfFile('first.pdf', 100) });
	await attach(workspace, id, { kind: ownership, file: pdfFile('second.pdf', 100) });
	const names = async () =>
		(await readApplication(workspace.db, id))!.documents.map(({ name }) => name);
	expect(await names()).toEqual(['second.pdf']);
	if (first.ok) await restoreDocument(workspace, first.id);
	expect(await names()).toEqual(['first.pdf']);
});

test('a removed document leaves nothing behind once undo is over', async () => {
	const device = testDevice();
	const { db } = device.workspace;
	const id = await startDraft(device.workspace, start);
	const result = await attach(device.workspace, id, {
		kind: ownership,
		file: pdfFile('a.pdf', 100)
	});
	if (result.ok) await removeDocument(device.workspace, result.id);
	device.pass(UNDO_MILLISECONDS);
	await purgeRemoved(device.workspace);
	expect(await db.parts.count()).toBe(0);
	expect((await db.mutations.toArray()).map((row) => row.mutation.kind)).toEqual(['saveDraft']);
});

test('slices a killed tab left behind are swept, those of a document are not', async () => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	const kept = await attach(workspace, id, { kind: ownership, file: pdfFile('a.pdf', 100) });
	await workspace.db.parts.put({
		documentId: '00000000-0000-7000-8000-000000000001' as never,
		index: 0,
		bytes: new ArrayBuffer(1)
	});
	await sweepUnownedParts(workspace);
	const keys = await workspace.db.parts.toCollection().primaryKeys();
	expect(keys).toEqual([[kept.ok && kept.id, 0]]);
});

test.each([
	['an empty file', new File([], 'a.pdf'), 'documentEmpty'],
	['a file over 20 MB', pdfFile('a.pdf', 20 * 1024 * 1024 + 1), 'documentTooLarge'],
	['a page that calls itself a PDF', new File(['<!doctype html><p>'], 'a.pdf'), 'documentContent'],
	['a program', new File(['MZ'], 'a.exe'), 'documentType']
])('%s is refused and nothing is written', async (_, file, code) => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	const result = await attach(workspace, id, { kind: ownership, file });
	expect(result).toMatchObject({ ok: false, problem: { code, at: ownership } });
	expect(await workspace.db.parts.count()).toBe(0);
});

test('a file that another device began to send goes on from this one under the same id', async () => {
	const { workspace } = testDevice();
	const { db } = workspace;
	const id = await startDraft(workspace, start);
	const file = pdfFile('çıxarış.pdf', DOCUMENT_PART_BYTES + 9);
	const begun = await attach(workspace, id, { kind: ownership, file });
	if (!begun.ok) throw new Error(begun.problem.code);
	await db.parts.clear();
	await db.documents.update(begun.id, { state: 'remote', held: 5, declared: true });
	const result = await attach(workspace, id, { kind: ownership, file });
	expect(result).toEqual({ ok: true, id: begun.id });
	const [document, ...others] = (await readApplication(db, id))!.documents;
	expect(others).toEqual([]);
	expect(document).toMatchObject({ id: begun.id, state: 'saved', held: 5, inDoubt: true });
	expect((await readDocumentBytes(db, begun.id))?.size).toBe(file.size);
	expect(await db.parts.count()).toBe(2);
});

test('another file in the place of one on another device replaces it', async () => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	const begun = await attach(workspace, id, { kind: ownership, file: pdfFile('a.pdf', 100) });
	if (!begun.ok) throw new Error(begun.problem.code);
	await workspace.db.documents.update(begun.id, { state: 'remote' });
	await attach(workspace, id, { kind: ownership, file: pdfFile('b.pdf', 101) });
	const documents = (await readApplication(workspace.db, id))!.documents;
	expect(documents.map(({ name, state }) => [name, state])).toEqual([['b.pdf', 'saved']]);
});

async function sentWithRefused(workspace: Workspace) {
	const id = await completeDraft(workspace);
	await workspace.db.mutations.clear();
	await workspace.db.applications.update(id, { status: 'registered', number: '26-10000-1' });
	const documents = (await readApplication(workspace.db, id))!.documents;
	const refused = documents.find(({ kind }) => kind === ownership)!;
	await workspace.db.documents.toCollection().modify({ state: 'held', declared: true });
	await workspace.db.documents.update(refused.id, { state: 'refused', refusal: 'documentContent' });
	return { id, refused };
}

test('a refused document of a sent application is replaced, and the server is told of both', async () => {
	const { workspace } = testDevice();
	const { id, refused } = await sentWithRefused(workspace);
	const file = pdfFile('yeni.pdf', 200);
	const result = await attach(workspace, id, { kind: ownership, file });
	expect(result.ok).toBe(true);
	const documents = (await readApplication(workspace.db, id))!.documents;
	const states = Object.fromEntries(documents.map(({ name, state }) => [name, state]));
	expect(states).toEqual({ 'arayış.pdf': 'held', 'yeni.pdf': 'saved' });
	const told = (await workspace.db.mutations.toArray()).map(({ mutation }) => mutation);
	expect(told.map(({ kind }) => kind)).toEqual(['attachDocument', 'removeDocument']);
	expect(told[1]).toMatchObject({ documentId: refused.id });
});

test('a sent application takes nothing in place of what stands, and loses nothing that stands', async () => {
	const { workspace } = testDevice();
	const { id } = await sentWithRefused(workspace);
	const file = pdfFile('yeni.pdf', 200);
	const result = await attach(workspace, id, { kind: 'residence', file });
	expect(result).toEqual({ ok: false, problem: { code: 'notAllowedNow', at: 'residence' } });
	for (const { id: document, kind } of (await readApplication(workspace.db, id))!.documents)
		if (kind === 'residence') await removeDocument(workspace, document);
	expect((await readApplication(workspace.db, id))!.documents).toHaveLength(2);
	await workspace.db.applications.update(id, { status: 'done' });
	const late = await attach(workspace, id, { kind: ownership, file });
	expect(late).toMatchObject({ ok: false });
});

test('after sending, only the very file that was declared elsewhere goes on from this device', async () => {
	const { workspace } = testDevice();
	const { id, refused } = await sentWithRefused(workspace);
	await workspace.db.documents.update(refused.id, { state: 'remote', refusal: null });
	const other = await attach(workspace, id, { kind: ownership, file: pdfFile('b.pdf', 1001) });
	expect(other).toMatchObject({ ok: false, problem: { code: 'documentNotTheSame' } });
	const same = await attach(workspace, id, { kind: ownership, file: pdfFile('b.pdf', 1000) });
	expect(same).toEqual({ ok: true, id: refused.id });
});
