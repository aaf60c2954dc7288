import type { Transaction } from '../database/database.ts';
import { type ChangePlan, planChanges } from './change-plan.ts';
import { readDirectory, saveDistricts, savePlaces } from './directory-store.ts';
import { offerVersion } from './directory-version.ts';
import type { Entries } from './entries.ts';

type Counts = Record<keyof ChangePlan<never>, number>;

/** What a directory became. */
export interface Replacement {
	version: string;
	districts: Counts;
	places: Counts;
}

/** Makes the directory these entries; what is not among them is retired. `now` in epoch milliseconds. */
export async function replaceDirectory(
	trx: Transaction,
	entries: Entries,
	{ origin, now }: { origin: string; now: number }
): Promise<Replacement> {
	const standing = await readDirectory(trx);
	const districts = planChanges(standing.districts, entries.districts);
	const places = planChanges(standing.places, entries.places);
	await saveDistricts(trx, touchedBy(districts));
	await savePlaces(trx, touchedBy(places));
	const { version } = await readDirectory(trx);
	await offerVersion(trx, { version, origin, now });
	return { version, districts: count(districts), places: count(places) };
}

function touchedBy<Of extends { id: string; retired: boolean }>(plan: ChangePlan<Of>): Of[] {
	return [...plan.added, ...plan.changed, ...plan.retired];
}

function count({ added, changed, retired, kept }: ChangePlan<{ id: string; retired: boolean }>) {
	return { added: added.length, changed: changed.length, retired: retired.length, kept };
}
