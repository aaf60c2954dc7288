import { Dexie } from 'dexie';
import type { PersonId } from '../domain/ids.ts';
import { adoptGuest } from './adopt-guest.ts';
import type { DeviceDatabase } from './device-database.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Tools } from './open-workspace.ts';
import {
	GUEST_DATABASE,
	PersonDatabase,
	personDatabaseName,
	type PersonProfile
} from './person-database.ts';
import { endPushAddress } from './push-address.ts';
import { readKeptHere } from './queries/kept-here.ts';
import { readSetting, writeSetting } from './settings.ts';
import { closeShownNotices } from './shown-notices.ts';
import type { Workspace } from './workspace.ts';

/**
 * Makes this person the one signed in on this device and gives them what was begun as a guest. The data of somebody
 * who was signed in before stays only if it holds something that has not been sent; nobody else is shown it.
 */
export async function enter(tools: Tools, profile: PersonProfile): Promise<void> {
	const { device } = tools;
	const previous = await readSetting(device, 'person');
	const db = new PersonDatabase(personDatabaseName(profile.id));
	const guest = new PersonDatabase(GUEST_DATABASE);
	try {
		// Nothing is written into what is locked: what the guest began follows when the PIN has been given.
		if (!(await readMeta(db, 'pin'))) {
			await writeMeta(db, 'profile', profile);
			await adoptGuest(guest, db, profile);
		}
		await writeSetting(device, 'person', profile.id);
	} finally {
		db.close();
		guest.close();
	}
	if (!previous || previous === profile.id) return;
	await closeShownNotices();
	await dropIfSent(previous);
}

/** Removes this person's data from this device, sent or not: the caller has warned them. */
export async function signOutHere(workspace: Pick<Workspace, 'db' | 'device'>): Promise<void> {
	const { db, device } = workspace;
	await leaveHere(device);
	db.close();
	await Dexie.delete(db.name);
}

/** Makes nobody the one signed in on this device, nor told anything on it; the server hears when there is a link. */
export async function leaveHere(device: DeviceDatabase): Promise<void> {
	await device.transaction('rw', device.settings, async () => {
		await writeSetting(device, 'person', null);
		await writeSetting(device, 'signOutPending', true);
	});
	await closeShownNotices();
	await endPushAddress();
}

/** Whether something of this person's is on this device and nowhere else. */
async function hasUnsent(db: PersonDatabase): Promise<boolean> {
	const mutations = await db.mutations.count();
	const documents = await db.documents
		.filter((row) => row.state === 'saved' && !row.removedAt)
		.count();
	const answers = await db.applications.filter(({ answer }) => answer !== null).count();
	const kept = await readKeptHere(db);
	return mutations + documents + answers + kept.texts + kept.documents > 0;
}

async function dropIfSent(person: PersonId): Promise<void> {
	const db = new PersonDatabase(personDatabaseName(person));
	// What is locked nobody can look into: it stays, and stays locked.
	const keep = (await readMeta(db, 'pin')) !== undefined || (await hasUnsent(db));
	db.close();
	if (!keep) await Dexie.delete(db.name);
}
