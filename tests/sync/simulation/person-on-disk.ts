import { type IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { DeviceDatabase } from '../../../src/lib/local/device-database.ts';
import { writeMeta } from '../../../src/lib/local/meta.ts';
import {
	PersonDatabase,
	personDatabaseName,
	type PersonProfile
} from '../../../src/lib/local/person-database.ts';
import { readSetting, writeSetting } from '../../../src/lib/local/settings.ts';
import { people } from './people.ts';
import { TabStorage } from './tab-storage.ts';

/** Who is signed in by the device's disk, as an index of people; null for a guest. */
export async function readPersonOf(disk: IDBFactory): Promise<number | null> {
	const device = new DeviceDatabase(optionsOf(disk));
	const id = await readSetting(device, 'person');
	device.close();
	const known = people.findIndex((person) => person.id === id);
	return known < 0 ? null : known;
}

/** Notes on the disk that this person has signed in. */
export async function writePersonOf(disk: IDBFactory, profile: PersonProfile): Promise<void> {
	const options = optionsOf(disk);
	const device = new DeviceDatabase(options);
	await writeSetting(device, 'person', profile.id);
	device.close();
	const db = new PersonDatabase(personDatabaseName(profile.id), options);
	await writeMeta(db, 'profile', profile);
	db.close();
}

function optionsOf(disk: IDBFactory) {
	return { indexedDB: new TabStorage(disk).factory, IDBKeyRange };
}
