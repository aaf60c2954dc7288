import type { ApplicationId } from '../../domain/ids.ts';
import type { PersonDatabase } from '../person-database.ts';

/** The applications that are confirmed on this device and have no number yet. */
export async function listWaitingIds(db: PersonDatabase): Promise<ApplicationId[]> {
	const waiting = db.applications.filter((row) => row.confirmedAt !== null && row.number === null);
	return waiting.primaryKeys();
}
