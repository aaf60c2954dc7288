import { readMeta } from '../meta.ts';
import type { DocumentRow, LinkState, PersonDatabase } from '../person-database.ts';

export interface LinkView {
	link: LinkState;
	/** How many changes the server has not acknowledged. */
	pendingMutations: number;
	/** Bytes of documents that are only on this device. */
	bytesLeft: number;
	/** How many applications are confirmed and have no number yet. */
	waitingApplications: number;
	/** When the server last answered, epoch milliseconds; null when it never has. */
	syncedAt: number | null;
}

/** How this device and the server stand with each other. */
export async function readLinkView(db: PersonDatabase): Promise<LinkView> {
	const [link, syncedAt, pendingMutations, documents, waitingApplications] = await Promise.all([
		readMeta(db, 'link'),
		readMeta(db, 'syncedAt'),
		db.mutations.count(),
		db.documents.toArray(),
		db.applications.filter((row) => row.confirmedAt !== null && row.number === null).count()
	]);
	return {
		link: link ?? { kind: 'idle' },
		pendingMutations,
		bytesLeft: sum(documents.map(bytesLeftOf)),
		waitingApplications,
		syncedAt: syncedAt ?? null
	};
}

/** Bytes of a document that exist nowhere but on this device. */
export function bytesLeftOf(document: DocumentRow): number {
	const isOnlyHere = document.state === 'saved' && !document.removedAt;
	return isOnlyHere ? document.size - document.held : 0;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
