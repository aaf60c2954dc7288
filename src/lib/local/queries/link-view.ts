import { readMeta } from '../meta.ts';
import type { ApplicationRow, DocumentRow, LinkState, PersonDatabase } from '../person-database.ts';

export interface LinkView {
	link: LinkState;
	/** How many changes the server has not acknowledged. */
	pendingMutations: number;
	/** Bytes of documents that are only on this device. */
	bytesLeft: number;
	/** How many applications are confirmed and have no number yet. */
	waitingApplications: number;
	/** How many answers are being written, or are but documents no question asks for any more: they are nowhere else. */
	draftAnswers: number;
	/** When the server last answered, epoch milliseconds; null when it never has. */
	syncedAt: number | null;
}

/** How this device and the server stand with each other. */
export async function readLinkView(db: PersonDatabase): Promise<LinkView> {
	const tables = [db.meta, db.mutations, db.documents, db.applications];
	const [link, syncedAt, pendingMutations, documents, applications] = await db.transaction(
		'r',
		tables,
		() =>
			Promise.all([
				readMeta(db, 'link'),
				readMeta(db, 'syncedAt'),
				db.mutations.count(),
				db.documents.toArray(),
				db.applications.toArray()
			])
	);
	return {
		link: link ?? { kind: 'idle' },
		pendingMutations,
		// What an answer will bring waits for the person, not for the link.
		bytesLeft: sum(documents.filter(({ answers }) => !answers).map(bytesLeftOf)),
		waitingApplications: applications.filter(isWaiting).length,
		draftAnswers: applications.filter((row) => isAnswering(row, documents)).length,
		syncedAt: syncedAt ?? null
	};
}

function isWaiting({ confirmedAt, number }: ApplicationRow): boolean {
	return confirmedAt !== null && number === null;
}

/** Whether something is written or attached for an answer that no answer under way takes along. */
export function isAnswering(
	{ id, answer }: Pick<ApplicationRow, 'id' | 'answer'>,
	documents: readonly DocumentRow[]
): boolean {
	if (answer) return answer.queuedAs === null;
	return documents.some(({ applicationId, answers }) => applicationId === id && answers);
}

/** Bytes of a document that exist nowhere but on this device. */
export function bytesLeftOf(document: DocumentRow): number {
	const isOnlyHere = document.state === 'saved' && !document.removedAt;
	return isOnlyHere ? document.size - document.held : 0;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
