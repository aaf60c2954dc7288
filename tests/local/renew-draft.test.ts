import { afterEach, expect, test, vi } from 'vitest';
import { DOCUMENT_PART_BYTES } from '../../src/lib/domain/documents/document-limits.ts';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { renewDraft } from '../../src/lib/local/actions/renew-draft.ts';
import { pendingMutations } from '../../src/lib/local/mutation-log.ts';
import { listApplications, readApplication } from '../../src/lib/local/queries/applications.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { completeDraft, completeFields, testDevice } from './device.ts';
import { documentsOf } from './rescued.ts';

afterEach(() => void vi.restoreAllMocks());

/** As after the utility's answer that it has no such draft. */
async function refusedAsUnknown({ db }: Workspace, id: ApplicationId): Promise<void> {
	await db.mutations.clear();
	await db.applications.update(id, { problems: [{ code: 'notFound' }] });
	await db.documents.toCollection().modify({ state: 'refused', refusal: 'notFound' });
}

const renew = (workspace: Workspace, id: ApplicationId) =>
	renewDraft(workspace, { id, maxBytes: 20 * 1024 * 1024 });

test('a draft the utility won’t take goes whole into a new one, under ids of its own, and is told anew', async () => {
	const { workspace } = testDevice();
	const { db } = workspace;
	const old = await completeDraft(workspace, 3 * DOCUMENT_PART_BYTES + 17);
	await refusedAsUnknown(workspace, old);
	const result = await renew(workspace, old);
	if (!result.ok) throw new Error(result.problem.code);
	const { id, missing } = result;
	expect(missing).toBe(0);
	expect(await listApplications(db)).toMatchObject([
		{ id, type: 'newConsumer', source: 'eGov', fields: completeFields, problems: [], revision: 0 }
	]);
	const documents = await documentsOf(workspace, id);
	expect(documents).toEqual(await documentsOf(workspace, old));
	expect(documents.every(({ sha256, bytes }) => sha256 === bytes)).toBe(true);
	const told = (await pendingMutations(db, id)).map(({ mutation }) => mutation.kind);
	expect(told).toEqual(['saveDraft', 'attachDocument', 'attachDocument']);
	expect(await db.documents.toCollection().primaryKeys()).toHaveLength(4);
});

test('it says how many documents are not on this device', async () => {
	const { workspace } = testDevice();
	const old = await completeDraft(workspace);
	await workspace.db.parts.clear();
	await workspace.db.documents.toCollection().modify({ state: 'remote' });
	expect(await renew(workspace, old)).toMatchObject({ ok: true, missing: 2 });
});

test('a document with something wrong in itself is left behind', async () => {
	const { workspace } = testDevice();
	const old = await completeDraft(workspace);
	await refusedAsUnknown(workspace, old);
	await workspace.db.documents
		.filter(({ kind }) => kind === 'residence')
		.modify({ refusal: 'documentScript' });
	const result = await renew(workspace, old);
	if (!result.ok) throw new Error(result.problem.code);
	expect(await documentsOf(workspace, result.id)).toMatchObject([{ kind: 'ownership' }]);
});

test('without room for both, the old one stays and the new one goes', async () => {
	const { workspace } = testDevice();
	const { db } = workspace;
	const old = await completeDraft(workspace);
	await refusedAsUnknown(workspace, old);
	const before = await readApplication(db, old);
	const put = vi.spyOn(db.parts, 'bulkPut');
	put.mockImplementationOnce((parts) => db.parts.bulkAdd(parts));
	put.mockRejectedValueOnce(Object.assign(new Error('no room'), { name: 'QuotaExceededError' }));
	expect(await renew(workspace, old)).toMatchObject({
		ok: false,
		problem: { code: 'deviceFull', at: before?.documents[1]?.kind }
	});
	expect(await listApplications(db)).toEqual([before]);
});
