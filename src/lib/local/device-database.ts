import { Dexie, type EntityTable } from 'dexie';
import type { District, Place } from '../domain/address/directory.ts';
import type { PersonId } from '../domain/ids.ts';
import type { About } from '../domain/wire/about.ts';

/** When documents are kept back: never, on every link but Wi-Fi (or a cable), or until the person lets them go. */
export type DocumentHold = 'never' | 'offWifi' | 'always';

export interface SettingValues {
	/** Who is signed in on this device; null for nobody. */
	person: PersonId | null;
	/** Which address directory is held. */
	directoryVersion: string;
	about: About;
	/** Whether the install hint was dismissed. */
	installHintDismissed: boolean;
	/** Whether somebody said no to being told on this device, before the browser asked. */
	pushOfferDismissed: boolean;
	/** Somebody signed out here without a link: the server is still to be told. */
	signOutPending: boolean;
	/** When documents are kept back while text still goes; 'never' until somebody chose. */
	holdDocuments: DocumentHold;
}

export interface SettingRow {
	key: keyof SettingValues;
	value: SettingValues[keyof SettingValues];
}

/** A place with what it is found by: the folded words of its name. */
export interface PlaceRow extends Place {
	words: string[];
}

/** What belongs to the device and to nobody in particular. */
export class DeviceDatabase extends Dexie {
	declare settings: EntityTable<SettingRow, 'key'>;
	declare districts: EntityTable<District, 'id'>;
	declare places: EntityTable<PlaceRow, 'id'>;

	constructor(options?: ConstructorParameters<typeof Dexie>[1]) {
		super('muraciet-device', options);
		this.version(1).stores({
			settings: 'key',
			districts: 'id',
			places: 'id, district'
		});
	}
}
