import { expect, test } from 'vitest';
import type { SaveDraft } from '../../src/lib/domain/wire/mutation.ts';
import {
	discardDraft,
	restoreDraft,
	UNDO_MILLISECONDS
} from '../../src/lib/local/actions/discard-draft.ts';
import { resolveConflict, saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { startDraft } from '../../src/lib/local/actions/start-draft.ts';
import { purgeRemoved } from '../../src/lib/local/purge.ts';
import { listApplications, readApplication } from '../../src/lib/local/queries/applications.ts';
import { completeDraft, testDevice } from './device.ts';

const start = { type: 'newConsumer', source: 'eSu', fields: { fin: '5ab' } } as const;

test('a draft begun on this device is there after the browser is killed', async () => {
	const device = testDevice();
	const id = await startDraft(device.workspace, start);
	await saveFields(device.workspace, id, { house: '12' });
	const row = await readApplication(device.reopened().db, id);
	expect(row).toMatchObject({
		fields: { fin: '5ab', house: '12' },
		source: 'eSu',
		shownStatus: 'draft'
	});
});

test('an hour of typing without a link leaves one mutation that goes from the first value to the last', async () => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	for (const house of ['1', '12', '12A']) await saveFields(workspace, id, { house });
	const [only, ...others] = await workspace.db.mutations.toArray();
	expect(others).toEqual([]);
	expect((only?.mutation as SaveDraft).changes).toEqual({
		fin: { from: '', to: '5ab' },
		house: { from: '', to: '12A' }
	});
});

test('an edit after a request has left does not change what was in it', async () => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	await workspace.db.mutations.toCollection().modify({ seq: 1 });
	await saveFields(workspace, id, { fin: '5abc' });
	const changes = (await workspace.db.mutations.toArray()).map(
		(row) => (row.mutation as SaveDraft).changes
	);
	expect(changes).toEqual([{ fin: { from: '', to: '5ab' } }, { fin: { from: '5ab', to: '5abc' } }]);
});

test('saving what already stands writes nothing', async () => {
	const device = testDevice();
	const id = await startDraft(device.workspace, start);
	const before = await readApplication(device.workspace.db, id);
	device.pass(5000);
	await saveFields(device.workspace, id, { fin: '5ab', house: '' });
	expect(await readApplication(device.workspace.db, id)).toEqual(before);
});

test('choosing a value settles its conflict', async () => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	const other = { value: '5xyz', device: 'Firefox', at: '2026-11-23T08:00:00.000Z' };
	await workspace.db.applications.update(id, { conflicts: { fin: [other] } });
	await resolveConflict(workspace, id, { field: 'fin', value: '5xyz' });
	const row = await readApplication(workspace.db, id);
	expect(row).toMatchObject({ fields: { fin: '5xyz' }, conflicts: {} });
	const [mutation] = await workspace.db.mutations.toArray();
	expect((mutation?.mutation as SaveDraft).resolves).toEqual({ fin: ['5xyz'] });
});

test('a discarded draft leaves the screens, can be brought back, and is the same', async () => {
	const { workspace } = testDevice();
	const id = await completeDraft(workspace);
	const before = await readApplication(workspace.db, id);
	await discardDraft(workspace, id);
	expect(await listApplications(workspace.db)).toEqual([]);
	await restoreDraft(workspace, id);
	await purgeRemoved(workspace);
	expect(await readApplication(workspace.db, id)).toEqual(before);
});

test('a discarded draft the server never heard of leaves nothing behind once undo is over', async () => {
	const device = testDevice();
	const { db } = device.workspace;
	const id = await completeDraft(device.workspace);
	await discardDraft(device.workspace, id);
	device.pass(UNDO_MILLISECONDS);
	await purgeRemoved(device.workspace);
	const left = await Promise.all(
		[db.applications, db.documents, db.parts, db.mutations].map((table) => table.count())
	);
	expect(left).toEqual([0, 0, 0, 0]);
});

test('a discarded draft the server may know is told to the server', async () => {
	const device = testDevice();
	const { db } = device.workspace;
	const id = await startDraft(device.workspace, start);
	await db.mutations.toCollection().modify({ seq: 1 });
	await discardDraft(device.workspace, id);
	device.pass(UNDO_MILLISECONDS);
	await purgeRemoved(device.workspace);
	const kinds = (await db.mutations.toArray()).map((row) => row.mutation.kind);
	expect(kinds).toEqual(['saveDraft', 'discardDraft']);
});
