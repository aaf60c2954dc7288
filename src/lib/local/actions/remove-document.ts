import { shownStatus } from '../../domain/application/shown-status.ts';
import { canRemoveDocument } from '../../domain/documents/document-changes.ts';
import type { DocumentId } from '../../domain/ids.ts';
import type { DocumentRow, PersonDatabase } from '../person-database.ts';
import { timeNow, type Workspace } from '../workspace.ts';

/** Takes a document off a draft, or a refused one off what was sent. It can be brought back until it is purged. */
export async function removeDocument(workspace: Workspace, id: DocumentId): Promise<void> {
	const { db } = workspace;
	await db.transaction('rw', db.applications, db.documents, async () => {
		const document = await db.documents.get(id);
		const application = document && (await db.applications.get(document.applicationId));
		if (!application || !canRemoveDocument(shownStatus(application), document)) return;
		await db.documents.update(id, { removedAt: timeNow(workspace) });
	});
}

/** Brings a removed document back; another one attached in its place meanwhile makes way for it. */
export async function restoreDocument(workspace: Workspace, id: DocumentId): Promise<void> {
	const { db } = workspace;
	await db.transaction('rw', db.documents, async () => {
		const document = await db.documents.get(id);
		if (!document) return;
		await removeOthersOfKind(db, document, timeNow(workspace));
		await db.documents.update(id, { removedAt: null });
	});
}

/** An application has one document of each kind: the others of this one's kind are removed. In the caller's transaction. */
export async function removeOthersOfKind(
	db: PersonDatabase,
	document: Pick<DocumentRow, 'id' | 'applicationId' | 'kind'>,
	removedAt: string
): Promise<void> {
	await db.documents
		.where('applicationId')
		.equals(document.applicationId)
		.filter((other) => other.kind === document.kind && other.id !== document.id && !other.removedAt)
		.modify({ removedAt });
}
