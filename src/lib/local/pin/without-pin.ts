import type { PersonId } from '../../domain/ids.ts';
import type { DeviceDatabase } from '../device-database.ts';
import { signOutHere } from '../people-here.ts';
import { PersonDatabase, personDatabaseName } from '../person-database.ts';
import { bytesLeftOf } from '../queries/link-view.ts';
import { COUNTING } from '../seal/cipher.ts';

/** What is on this device and nowhere else, as far as it can be counted without the PIN. */
export interface OnlyHere {
	/** Changes the server has not acknowledged. */
	changes: number;
	/** Bytes of documents. */
	bytes: number;
}

export async function countOnlyHere(person: PersonId): Promise<OnlyHere> {
	const db = new PersonDatabase(personDatabaseName(person));
	db.seal = COUNTING;
	try {
		const documents = await db.documents.toArray();
		return {
			changes: await db.mutations.count(),
			bytes: documents.reduce((sum, document) => sum + bytesLeftOf(document), 0)
		};
	} finally {
		db.close();
	}
}

/** Removes this person's data from this device, whose PIN nobody remembers. The server's copy comes by signing in. */
export async function forgetPerson(device: DeviceDatabase, person: PersonId): Promise<void> {
	await signOutHere({ device, db: new PersonDatabase(personDatabaseName(person)) });
}
