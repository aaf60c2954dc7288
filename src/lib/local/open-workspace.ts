import type { Clock, RandomBytes } from '../domain/ids.ts';
import type { DeviceDatabase } from './device-database.ts';
import { readMeta } from './meta.ts';
import { GUEST_DATABASE, PersonDatabase, personDatabaseName } from './person-database.ts';
import { readSetting } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** What a workspace is made with. */
export interface Tools {
	device: DeviceDatabase;
	clock: Clock;
	random: RandomBytes;
}

/** Opens the data of whoever is signed in on this device, or of the guest. */
export async function openWorkspace(tools: Tools): Promise<Workspace> {
	const id = (await readSetting(tools.device, 'person')) ?? null;
	const db = new PersonDatabase(id ? personDatabaseName(id) : GUEST_DATABASE);
	await db.open();
	const person = (id && (await readMeta(db, 'profile'))) ?? null;
	return { ...tools, db, person };
}
