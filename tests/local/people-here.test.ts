import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import { confirmApplication } from '../../src/lib/local/actions/confirm-application.ts';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { DeviceDatabase } from '../../src/lib/local/device-database.ts';
import { readDocumentBytes } from '../../src/lib/local/documents/read-document.ts';
import { openWorkspace as open } from '../../src/lib/local/open-workspace.ts';
import { enter, signOutHere } from '../../src/lib/local/people-here.ts';
import {
	GUEST_DATABASE,
	personDatabaseName,
	type PersonProfile
} from '../../src/lib/local/person-database.ts';
import { listApplications } from '../../src/lib/local/queries/applications.ts';
import { type KeptHere, readKeptHere } from '../../src/lib/local/queries/kept-here.ts';
import { setPin } from '../../src/lib/local/pin/switch-pin.ts';
import { readSetting } from '../../src/lib/local/settings.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { completeDraft } from './device.ts';

const profile = (last: string, givenName: string): PersonProfile => ({
	id: `01900000-0000-7000-8000-00000000000${last}` as PersonId,
	givenName,
	familyName: 'Məmmədova',
	fin: '5ABC123',
	phone: '',
	email: '',
	role: 'applicant'
});
const aygun = profile('1', 'Aygün');
const leyla = profile('2', 'Leyla');

const opened: Dexie[] = [];

function tools() {
	const device = new DeviceDatabase();
	opened.push(device);
	return {
		device,
		clock: Date.now,
		random: (target: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(target)
	};
}

async function openWorkspace(given: ReturnType<typeof tools>): Promise<Workspace> {
	const workspace = await open(given);
	opened.push(workspace.db);
	return workspace;
}

afterEach(async () => {
	for (const db of opened.splice(0)) db.close();
	for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

test('what a guest began belongs to them once they sign in, documents and confirmation included', async () => {
	const guest = await openWorkspace(tools());
	const id = await completeDraft(guest, 300_000);
	await confirmApplication(guest, id);
	await enter(guest, aygun);
	const { db } = await openWorkspace(tools());
	const [application] = await listApplications(db);
	expect(application).toMatchObject({
		id,
		shownStatus: 'waiting',
		applicantName: 'Aygün Məmmədova'
	});
	for (const document of application!.documents) {
		expect((await readDocumentBytes(db, document.id))?.size).toBe(300_000);
	}
	expect(await db.mutations.count()).toBe(1);
	expect(await listApplications(guest.db)).toEqual([]);
	expect(await guest.db.parts.count()).toBe(0);
});

test('an adoption cut off before the guest’s copy was removed does not double anything', async () => {
	const guest = await openWorkspace(tools());
	await completeDraft(guest);
	const copies = await Promise.all([
		guest.db.applications.toArray(),
		guest.db.documents.toArray(),
		guest.db.mutations.toArray()
	]);
	await enter(guest, aygun);
	await guest.db.applications.bulkAdd(copies[0]);
	await guest.db.documents.bulkAdd(copies[1]);
	await guest.db.mutations.bulkAdd(copies[2]);
	await enter(guest, aygun);
	const { db } = await openWorkspace(tools());
	expect(await listApplications(db)).toHaveLength(1);
	expect(await db.mutations.count()).toBe(copies[2].length);
	expect(await guest.db.mutations.count()).toBe(0);
});

test('signing out leaves nothing of the person on the device: no row of any table, no receipt, no PIN', async () => {
	const first = await openWorkspace(tools());
	await enter(first, aygun);
	const workspace = await openWorkspace(tools());
	const id = await completeDraft(workspace);
	await workspace.db.receipts.put({ applicationId: id, bytes: new ArrayBuffer(8) });
	await setPin(workspace, '4711', 5);
	for (const table of workspace.db.tables) expect(await table.count()).toBeGreaterThan(0);
	await signOutHere(workspace);
	expect((await Dexie.getDatabaseNames()).toSorted()).toEqual([
		'muraciet-device',
		'muraciet-guest'
	]);
	const guest = await openWorkspace(first);
	for (const table of guest.db.tables) expect(await table.count()).toBe(0);
	const settings = (await workspace.device.settings.toArray()).map(({ key }) => key);
	expect(settings.toSorted()).toEqual(['person', 'signOutPending']);
	expect(await readSetting(workspace.device, 'person')).toBeNull();
	expect(await readSetting(workspace.device, 'signOutPending')).toBe(true);
});

test('the next person sees nothing of the last, and what the last had not sent is not lost', async () => {
	const guest = await openWorkspace(tools());
	await enter(guest, aygun);
	const hers = await openWorkspace(tools());
	const id = await completeDraft(hers);
	hers.db.close();
	await enter(guest, leyla);
	const next = await openWorkspace(tools());
	expect(next.person?.givenName).toBe('Leyla');
	expect(await listApplications(next.db)).toEqual([]);
	await enter(guest, aygun);
	const back = await openWorkspace(tools());
	expect((await listApplications(back.db)).map((row) => row.id)).toEqual([id]);
});

test('the data of who was signed in before goes once everything in it is sent', async () => {
	const { device } = await signedInWithAll();
	await enter(device, leyla);
	expect(await Dexie.exists(personDatabaseName(aygun.id))).toBe(false);
});

test.each<[string, (id: ApplicationId, workspace: Workspace) => Promise<unknown>, KeptHere]>([
	[
		'what was typed too late',
		(id, workspace) => saveFields(workspace, id, { notes: 'dog in the yard' }),
		{ texts: 1, documents: 0 }
	],
	[
		'a draft that another device discarded',
		(id, { db }) => db.applications.update(id, { problems: [{ code: 'notFound' }] }),
		{ texts: 1, documents: 0 }
	],
	[
		'what was refused as it was confirmed',
		(id, { db }) => db.applications.update(id, { status: 'draft', base: {} }),
		{ texts: 1, documents: 0 }
	],
	[
		'a refused document whose bytes are here',
		(_, { db }) => db.documents.toCollection().modify({ state: 'refused' }),
		{ texts: 0, documents: 2 }
	]
])(
	'%s is kept when somebody else signs in, and told of before signing out',
	async (_, act, kept) => {
		const { device, workspace, id } = await signedInWithAll();
		await act(id, workspace);
		expect(await readKeptHere(workspace.db)).toEqual(kept);
		const before = await rowsOf(workspace);
		workspace.db.close();
		await enter(device, leyla);
		await enter(device, aygun);
		expect(await rowsOf(await openWorkspace(device))).toEqual(before);
	}
);

/** Signed in with an application that is sent, all of which the utility holds. */
async function signedInWithAll() {
	const device = tools();
	await enter(device, aygun);
	const workspace = await openWorkspace(device);
	const { db } = workspace;
	const id = await completeDraft(workspace);
	await db.mutations.clear();
	await db.documents.toCollection().modify({ state: 'held' });
	const { fields: base } = (await db.applications.get(id))!;
	await db.applications.update(id, { base, status: 'registered', number: 'SU-1', revision: 3 });
	return { device, workspace, id };
}

async function rowsOf({ db }: Workspace): Promise<unknown> {
	const parts = await db.parts.count();
	return { parts, rows: await db.applications.toArray(), documents: await db.documents.toArray() };
}

test('whoever still has the data of somebody who signs out open is left without, and does not make it anew', async () => {
	const { device, workspace, id } = await signedInWithAll();
	const worker = await openWorkspace(device);
	const name = worker.db.name;
	await signOutHere(workspace);
	const gone = { name: 'DatabaseClosedError' };
	await expect(worker.db.applications.get(id)).rejects.toMatchObject(gone);
	await expect(saveFields(worker, id, { notes: 'late' })).rejects.toMatchObject(gone);
	expect(await Dexie.exists(name)).toBe(false);
});

test('whoever was about to open the data of somebody who has signed out meanwhile opens nobody’s', async () => {
	const { device, workspace } = await signedInWithAll();
	await signOutHere(workspace);
	vi.spyOn(device.device.settings, 'get').mockResolvedValueOnce({ key: 'person', value: aygun.id });
	expect(await openWorkspace(device)).toMatchObject({ person: null, db: { name: GUEST_DATABASE } });
});
