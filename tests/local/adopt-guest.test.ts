import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { confirmApplication } from '../../src/lib/local/actions/confirm-application.ts';
import { discardDraft } from '../../src/lib/local/actions/discard-draft.ts';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { adoptGuest as adopt } from '../../src/lib/local/adopt-guest.ts';
import { readDocumentBytes } from '../../src/lib/local/documents/read-document.ts';
import { sweepUnownedParts } from '../../src/lib/local/documents/sweep.ts';
import { deleteApplication } from '../../src/lib/local/purge.ts';
import { listApplications } from '../../src/lib/local/queries/applications.ts';
import { attach, aygun, completeDraft, pdfFile, type TestDevice, testDevice } from './device.ts';
import { cutAt } from './pin-scene.ts';

let guest: TestDevice;
let person: TestDevice;

beforeEach(() => {
	guest = testDevice(null);
	person = testDevice();
});

afterEach(() => {
	vi.unstubAllGlobals();
});

const adoptGuest = () => adopt(guest.workspace.db, person.workspace.db, aygun);
const type = ({ workspace }: TestDevice, id: ApplicationId, notes: string) =>
	saveFields(workspace, id, { notes });

/** The tab is killed when the person's copy stands and the guest's is about to go. */
async function adoptAndBeKilled(): Promise<void> {
	const dying = guest.reopened();
	await cutAt(dying.db, 1);
	await expect(adopt(dying.db, person.workspace.db, aygun)).rejects.toThrow('cut');
	dying.db.close();
	expect(await person.workspace.db.applications.count()).toBe(1);
}

async function adopted() {
	await adoptGuest();
	const { db } = guest.workspace;
	for (const table of [db.applications, db.documents, db.parts, db.mutations])
		expect(await table.count()).toBe(0);
	return (await listApplications(person.workspace.db))[0];
}

/** Does it once, as another page would, when the first row is written to a table of the person's. */
function atFirstWrite(table: 'parts' | 'applications', act: () => Promise<void>): void {
	let acting: Promise<void> | undefined;
	person.workspace.db[table].hook('creating', () => {
		acting ??= Dexie.ignoreTransaction(act);
	});
}

test.each(['parts', 'applications'] as const)(
	'what a guest types while their %s are copied is theirs after it',
	async (table) => {
		const id = await completeDraft(guest.workspace, 600_000);
		atFirstWrite(table, () => type(guest, id, 'dog in the yard'));
		expect((await adopted())?.fields['notes']).toBe('dog in the yard');
	}
);

test('what another tab has adopted while this one copied is not adopted again', async () => {
	const id = await completeDraft(guest.workspace, 600_000);
	const { db } = guest.workspace;
	atFirstWrite('parts', () =>
		db.transaction('rw', [db.applications, db.documents, db.parts, db.mutations], async () => {
			await db.mutations.clear();
			await deleteApplication(db, id);
		})
	);
	expect(await adopted()).toBeUndefined();
});

test('what a guest types, attaches and confirms after an adoption was cut off goes with the next, once', async () => {
	const id = await completeDraft(guest.workspace);
	await adoptAndBeKilled();
	guest.pass(1000);
	await type(guest, id, 'dog in the yard');
	const file = pdfFile('başqa.pdf', 400_000);
	await attach(guest.workspace, id, { kind: 'residence', file });
	expect(await confirmApplication(guest.workspace, id)).toEqual([]);
	const application = (await adopted())!;
	expect(application).toMatchObject({
		shownStatus: 'waiting',
		fields: { notes: 'dog in the yard' }
	});
	const { db } = person.workspace;
	const bytes = application.documents.map(({ id }) => readDocumentBytes(db, id));
	expect((await Promise.all(bytes)).map((blob) => blob?.size)).toEqual([1000, 400_000]);
	expect(await db.parts.count()).toBe(3);
	expect((await db.mutations.toArray()).map(({ mutation }) => mutation.kind)).toEqual([
		'submitApplication'
	]);
});

test('what a guest discards after an adoption was cut off is discarded', async () => {
	const id = await completeDraft(guest.workspace);
	await adoptAndBeKilled();
	await discardDraft(guest.workspace, id);
	await adoptGuest();
	expect((await person.workspace.db.applications.get(id))?.discardedAt).not.toBeNull();
});

test('a person who has gone on with their copy keeps that, and gets what the guest typed and attached later', async () => {
	const id = await completeDraft(guest.workspace);
	await adoptAndBeKilled();
	await person.workspace.db.mutations.toCollection().modify({ seq: 1 });
	await type(person, id, 'the bell is broken');
	guest.pass(1000);
	await saveFields(guest.workspace, id, { notes: 'dog in the yard', house: '12B' });
	const file = pdfFile('başqa.pdf', 400_000);
	await attach(guest.workspace, id, { kind: 'residence', file });
	const application = (await adopted())!;
	expect(application.fields).toMatchObject({ notes: 'dog in the yard', house: '12B' });
	const names = application.documents.filter(({ removedAt }) => !removedAt).map(({ name }) => name);
	expect(names.toSorted()).toEqual(['başqa.pdf', 'çıxarış.pdf']);
	const pending = await person.workspace.db.mutations.filter(({ seq }) => seq === null).toArray();
	expect(pending.map(({ mutation }) => mutation.kind)).toEqual(['saveDraft', 'attachDocument']);
});

test('what a guest typed in an application that the person has sent meanwhile is kept to be read', async () => {
	const id = await completeDraft(guest.workspace);
	await adoptAndBeKilled();
	await person.workspace.db.mutations.clear();
	await person.workspace.db.applications.update(id, { status: 'registered', revision: 3 });
	guest.pass(1000);
	await type(guest, id, 'dog in the yard');
	expect((await adopted())?.leftOver).toEqual({ notes: 'dog in the yard' });
});

test('a copy left with the guest takes nothing back that the person did later', async () => {
	const id = await completeDraft(guest.workspace);
	await adoptAndBeKilled();
	person.pass(1000);
	await type(person, id, 'the bell is broken');
	expect((await adopted())?.fields['notes']).toBe('the bell is broken');
});

test.each([{ navigator: globalThis.navigator }, { navigator: {} }])(
	'no tab sweeps bytes away for good while they are copied, with Web Locks or without',
	async ({ navigator }) => {
		vi.stubGlobal('navigator', navigator);
		const id = await completeDraft(guest.workspace, 600_000);
		const { db, clock } = person.workspace;
		atFirstWrite('parts', () => sweepUnownedParts({ db, clock: () => clock() + 7_200_000 }));
		await adopted();
		const documents = await db.documents.where('applicationId').equals(id).toArray();
		const bytes = documents.map((document) => readDocumentBytes(db, document.id));
		expect((await Promise.all(bytes)).map((blob) => blob?.size)).toEqual([600_000, 600_000]);
	}
);

/** The person's part of the disk takes so many slices. */
function fillUpAfter(slices: number): void {
	let written = 0;
	person.workspace.db.parts.hook('creating', () => {
		if (++written > slices) throw new DOMException('No room', 'QuotaExceededError');
	});
}

test('on a device without room the guest keeps everything, and what was copied takes none of it', async () => {
	const id = await completeDraft(guest.workspace, 600_000);
	fillUpAfter(4);
	await expect(adoptGuest()).rejects.toThrow();
	expect(await person.workspace.db.parts.count()).toBe(0);
	await type(guest, id, 'dog in the yard');
	const [application] = await listApplications(guest.workspace.db);
	expect(application?.documents).toHaveLength(2);
});

test('a copy that fails takes nothing of what another tab has adopted meanwhile', async () => {
	await completeDraft(guest.workspace, 600_000);
	const documents = await guest.workspace.db.documents.toArray();
	fillUpAfter(4);
	atFirstWrite('parts', async () => {
		await person.workspace.db.documents.bulkAdd(documents);
	});
	await expect(adoptGuest()).rejects.toThrow();
	expect(await person.workspace.db.parts.count()).toBeGreaterThan(0);
});
