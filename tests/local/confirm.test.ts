import { expect, test } from 'vitest';
import {
	recallConfirmation,
	withdrawApplication
} from '../../src/lib/local/actions/application.ts';
import { confirmApplication } from '../../src/lib/local/actions/confirm-application.ts';
import { removeDocument, restoreDocument } from '../../src/lib/local/actions/remove-document.ts';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { startDraft } from '../../src/lib/local/actions/start-draft.ts';
import { hasAllParts } from '../../src/lib/local/documents/parts.ts';
import { readApplication } from '../../src/lib/local/queries/applications.ts';
import { readLinkView } from '../../src/lib/local/queries/link-view.ts';
import { attach, completeDraft, pdfFile, testDevice } from './device.ts';

test('a complete draft waits to be sent, once, however often it is confirmed', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	expect(await confirmApplication(workspace, id)).toEqual([]);
	expect(await confirmApplication(workspace, id)).toEqual([]);
	expect(await readApplication(workspace.db, id)).toMatchObject({ shownStatus: 'waiting' });
	const kinds = (await workspace.db.mutations.toArray()).map((row) => row.mutation.kind);
	expect(kinds).toEqual(['submitApplication']);
	expect(await readLinkView(workspace.db)).toMatchObject({
		waitingApplications: 1,
		bytesLeft: 2000
	});
});

test('an incomplete draft is not queued and each gap is named', async () => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, {
		type: 'newConsumer',
		source: 'eGov',
		fields: { fin: 'OI' }
	});
	const problems = await confirmApplication(workspace, id);
	expect(problems).toContainEqual({ code: 'finLength', at: 'fin' });
	expect(problems).toContainEqual({ code: 'documentMissing', at: 'residence' });
	expect(await readApplication(workspace.db, id)).toMatchObject({ shownStatus: 'draft' });
});

test('a document removed by mistake can be brought back after a confirmation was turned down for it', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	const [document] = (await readApplication(workspace.db, id))!.documents;
	await removeDocument(workspace, document!.id);
	expect(await confirmApplication(workspace, id)).toEqual([
		{ code: 'documentMissing', at: document!.kind }
	]);
	await restoreDocument(workspace, document!.id);
	expect(await confirmApplication(workspace, id)).toEqual([]);
	expect((await readApplication(workspace.db, id))!.documents).toHaveLength(2);
	expect(await hasAllParts(workspace.db, document!)).toBe(true);
});

test('a removed document goes for good with the confirmation that does without it', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	await attach(workspace, id, { kind: 'ownership', file: pdfFile('yeni.pdf', 100) });
	expect(await confirmApplication(workspace, id)).toEqual([]);
	const names = (await workspace.db.documents.toArray()).map(({ name }) => name);
	expect(names.toSorted()).toEqual(['arayış.pdf', 'yeni.pdf']);
});

test('what was confirmed is what is sent: typing afterwards changes nothing', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	await confirmApplication(workspace, id);
	await saveFields(workspace, id, { house: '99' });
	expect((await readApplication(workspace.db, id))?.fields.house).toBe('12A');
});

test('a confirmation that has not left can be taken back, one that may have left can not', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	await confirmApplication(workspace, id);
	expect(await recallConfirmation(workspace, id)).toBe(true);
	expect(await readApplication(workspace.db, id)).toMatchObject({ shownStatus: 'draft' });
	await confirmApplication(workspace, id);
	await workspace.db.mutations.toCollection().modify({ seq: 1 });
	expect(await recallConfirmation(workspace, id)).toBe(false);
});

test('a draft nobody has heard of is told of when its confirmation is taken back', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	await confirmApplication(workspace, id);
	await recallConfirmation(workspace, id);
	const told = (await workspace.db.mutations.toArray()).map(({ mutation }) => mutation);
	expect(told.map(({ kind }) => kind)).toEqual(['saveDraft', 'attachDocument', 'attachDocument']);
	expect(told[0]).toMatchObject({ changes: { house: { from: '', to: '12A' } } });
});

test('what was typed too late stays to be read when the application is confirmed again', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	await confirmApplication(workspace, id);
	await saveFields(workspace, id, { house: '99' });
	await recallConfirmation(workspace, id);
	await confirmApplication(workspace, id);
	expect(await readApplication(workspace.db, id)).toMatchObject({
		leftOver: { house: '99' },
		problems: [{ code: 'alreadySubmitted' }]
	});
});

test('the values of a field that is no longer asked are not sent', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	await saveFields(workspace, id, { flat: '5', houseType: 'yard' });
	await confirmApplication(workspace, id);
	const [row] = await workspace.db.mutations.toArray();
	expect(row?.mutation).toMatchObject({ kind: 'submitApplication' });
	expect((row?.mutation as { fields: object }).fields).not.toHaveProperty('flat');
});

test('a submission of ordinary length is under 4 KB of JSON', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	await saveFields(workspace, id, {
		notes: 'Ünvan köhnə bazarın yanındadır, qapı nömrəsi yoxdur. '.repeat(10)
	});
	await attach(workspace, id, {
		kind: 'ownership',
		file: pdfFile('sənəd'.repeat(20) + '.pdf', 100)
	});
	await confirmApplication(workspace, id);
	const mutations = (await workspace.db.mutations.toArray()).map((row) => row.mutation);
	expect(new TextEncoder().encode(JSON.stringify(mutations)).length).toBeLessThan(4096);
});

test('a draft can not be withdrawn', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	const before = await workspace.db.mutations.count();
	await withdrawApplication(workspace, id);
	expect(await workspace.db.mutations.count()).toBe(before);
});
