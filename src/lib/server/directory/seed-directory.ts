import type { Clock } from '../../domain/ids.ts';
import type { Database } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { currentDirectoryVersion } from './directory-version.ts';
import { replaceDirectory } from './replace-directory.ts';
import { sampleDistricts } from './sample/districts.ts';
import { samplePlaces } from './sample/places.ts';

/** Puts the shipped sample into an empty directory, so that a new installation can be used at once. Leaves any other. */
export async function seedDirectory(db: Database, clock: Clock): Promise<void> {
	if ((await currentDirectoryVersion(db)) !== '') return;
	const entries = { districts: sampleDistricts, places: samplePlaces };
	await inTransaction(db, (trx) =>
		replaceDirectory(trx, entries, { origin: 'sample', now: clock() })
	);
}
