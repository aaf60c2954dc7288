import { hasNews } from '../../domain/application/news.ts';
import { shownStatus } from '../../domain/application/shown-status.ts';
import type { ShownStatus } from '../../domain/application/status.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import type { ApplicationRow, DocumentRow, PersonDatabase } from '../person-database.ts';

export interface ApplicationView extends ApplicationRow {
	/** The status as a person sees it. */
	shownStatus: ShownStatus;
	/** Its documents but the removed ones, and those of an answer that is being written. */
	documents: DocumentRow[];
	answerDocuments: DocumentRow[];
	/** Whether the utility did something with it that the person has not looked at. */
	isUnread: boolean;
}

/** Every application on this device but the discarded drafts, the newest change first. */
export async function listApplications(db: PersonDatabase): Promise<ApplicationView[]> {
	const [rows, documents] = await db.transaction('r', db.applications, db.documents, () =>
		Promise.all([db.applications.orderBy('updatedAt').reverse().toArray(), db.documents.toArray()])
	);
	return rows
		.filter((row) => !row.discardedAt)
		.map((row) =>
			viewOf(
				row,
				documents.filter(({ applicationId }) => applicationId === row.id)
			)
		);
}

/** One application, or undefined when this device has none of that id. */
export async function readApplication(
	db: PersonDatabase,
	id: ApplicationId
): Promise<ApplicationView | undefined> {
	const [row, documents] = await db.transaction('r', db.applications, db.documents, () =>
		Promise.all([db.applications.get(id), db.documents.where('applicationId').equals(id).toArray()])
	);
	return row && viewOf(row, documents);
}

function viewOf(row: ApplicationRow, documents: readonly DocumentRow[]): ApplicationView {
	return {
		...row,
		shownStatus: shownStatus(row),
		documents: documents.filter((document) => !document.removedAt && !document.answers),
		answerDocuments: documents.filter((document) => document.answers),
		isUnread: hasNews(row.history, row.seenEvents)
	};
}
