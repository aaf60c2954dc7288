import type { Clock, PersonId, RandomBytes } from '../domain/ids.ts';
import type { DeviceDatabase } from './device-database.ts';
import { readMeta } from './meta.ts';
import { GUEST_DATABASE, PersonDatabase, personDatabaseName } from './person-database.ts';
import { LockedError, type Seal } from './seal/guard.ts';
import { readSetting } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** What a workspace is made with. */
export interface Tools {
	device: DeviceDatabase;
	clock: Clock;
	random: RandomBytes;
}

/** Whose data this tab has been given the PIN of. */
export interface Unlocked {
	person: PersonId;
	seal: Seal;
	/** Says that this tab has the key no more. */
	release: () => void;
}

/**
 * Opens the data of whoever is signed in on this device, or of the guest. Rejects with a LockedError when it has a PIN
 * that was not given.
 */
export async function openWorkspace(
	tools: Tools,
	unlocked: Unlocked | null = null
): Promise<Workspace> {
	const id = (await readSetting(tools.device, 'person')) ?? null;
	const db = new PersonDatabase(id ? personDatabaseName(id) : GUEST_DATABASE);
	await db.open();
	// Whoever leaves says so before their data is deleted: opened after that, it would be filled anew.
	if (((await readSetting(tools.device, 'person')) ?? null) !== id) {
		db.close();
		return openWorkspace(tools, unlocked);
	}
	if (await readMeta(db, 'pin')) {
		if (unlocked?.person !== id) {
			db.close();
			throw new LockedError();
		}
		db.seal = unlocked.seal;
	}
	const person = (id && (await readMeta(db, 'profile'))) ?? null;
	return { ...tools, db, person };
}
