import { readMeta } from '../meta.ts';
import type { PersonDatabase } from '../person-database.ts';
import { type ApplicationView, listApplications } from './applications.ts';
import { bytesLeftOf } from './link-view.ts';

export interface DeviceData {
	/** What exists nowhere but on this device. */
	onlyHere: { applications: number; documents: number; bytes: number };
	/** What sending documents has cost so far, in bytes. */
	bytesSent: number;
	bytesWasted: number;
	/** Applications a rescue file has a use for: drafts, and those with documents the utility does not hold yet. */
	movable: ApplicationView[];
}

/** What this device holds for its person, and what of it is nowhere else. */
export async function readDeviceData(db: PersonDatabase): Promise<DeviceData> {
	const [applications, traffic, pending] = await Promise.all([
		listApplications(db),
		readMeta(db, 'traffic'),
		db.mutations.toArray()
	]);
	const unsent = new Set(pending.map((mutation) => mutation.applicationId));
	const documents = applications.flatMap((view) => view.documents);
	const documentsHere = documents.filter((document) => bytesLeftOf(document) > 0);
	return {
		onlyHere: {
			applications: applications.filter(({ id }) => unsent.has(id)).length,
			documents: documentsHere.length,
			bytes: documentsHere.reduce((sum, document) => sum + bytesLeftOf(document), 0)
		},
		bytesSent: traffic?.bytesSent ?? 0,
		bytesWasted: traffic?.bytesWasted ?? 0,
		movable: applications.filter(isMovable)
	};
}

function isMovable({ status, documents }: ApplicationView): boolean {
	return status === 'draft' || documents.some((document) => bytesLeftOf(document) > 0);
}
