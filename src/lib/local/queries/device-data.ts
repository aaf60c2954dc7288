import { readMeta } from '../meta.ts';
import type { DocumentRow, PersonDatabase } from '../person-database.ts';
import { type ApplicationView, listApplications } from './applications.ts';
import { keepsText, listKeptDocuments } from './kept-here.ts';
import { bytesLeftOf, isAnswering } from './link-view.ts';

export interface DeviceData {
	/** What exists nowhere but on this device, also what waits for the person or was not taken. */
	onlyHere: { applications: number; documents: number; bytes: number };
	/** Bytes of documents that are to go by themselves. */
	bytesLeft: number;
	/** What sending documents has cost so far, in bytes. */
	bytesSent: number;
	bytesWasted: number;
	/** Applications a rescue file has a use for: drafts, and those with documents the utility does not hold yet. */
	movable: ApplicationView[];
}

/** What this device holds for its person, and what of it is nowhere else. */
export async function readDeviceData(db: PersonDatabase): Promise<DeviceData> {
	const [applications, traffic, pending, kept] = await Promise.all([
		listApplications(db),
		readMeta(db, 'traffic'),
		db.mutations.toArray(),
		listKeptDocuments(db)
	]);
	const unsent = new Set(pending.map((mutation) => mutation.applicationId));
	const documents = applications.flatMap((view) => view.documents);
	const forAnswers = applications.flatMap((view) => view.answerDocuments);
	const documentsHere = [...documents, ...forAnswers].filter(isUnsent);
	return {
		onlyHere: {
			applications: applications.filter((view) => isOnlyHere(view, unsent.has(view.id))).length,
			documents: documentsHere.length + kept.length,
			bytes: bytesLeftOfAll(documentsHere) + kept.reduce((sum, { size }) => sum + size, 0)
		},
		bytesLeft: bytesLeftOfAll(documents),
		bytesSent: traffic?.bytesSent ?? 0,
		bytesWasted: traffic?.bytesWasted ?? 0,
		movable: applications.filter(isMovable)
	};
}

/** Whether something of it was not told, is an answer that is being written, or was told and not taken. */
function isOnlyHere(view: ApplicationView, isWaiting: boolean): boolean {
	return isWaiting || isAnswering(view, view.answerDocuments) || keepsText(view, isWaiting);
}

function isUnsent(document: DocumentRow): boolean {
	return bytesLeftOf(document) > 0;
}

function bytesLeftOfAll(documents: readonly DocumentRow[]): number {
	return documents.reduce((sum, document) => sum + bytesLeftOf(document), 0);
}

function isMovable({ status, documents }: ApplicationView): boolean {
	return status === 'draft' || documents.some(isUnsent);
}
