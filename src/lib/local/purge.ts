import type { ApplicationId } from '../domain/ids.ts';
import { UNDO_MILLISECONDS } from './actions/discard-draft.ts';
import { deleteParts } from './documents/parts.ts';
import { appendMutation, pendingMutations } from './mutation-log.ts';
import type { ApplicationRow, DocumentRow, PersonDatabase } from './person-database.ts';
import type { Workspace } from './workspace.ts';

/** Ends the time for second thoughts: what was discarded or removed long enough ago goes, here and on the server. */
export async function purgeRemoved(workspace: Workspace): Promise<void> {
	const { db } = workspace;
	const { drafts, documents } = await listDue(workspace);
	for (const draft of drafts) await purgeDraft(db, draft);
	for (const document of documents) await purgeDocument(db, document);
}

/** What was discarded or removed long enough ago to go. */
export async function listDue({ db, clock }: Workspace) {
	const before = new Date(clock() - UNDO_MILLISECONDS).toISOString();
	const isDue = (time: string | null) => time !== null && time <= before;
	const [applications, documents] = await Promise.all([
		db.applications.toArray(),
		db.documents.toArray()
	]);
	return {
		drafts: applications.filter((row) => isDue(row.discardedAt)),
		documents: documents.filter((row) => isDue(row.removedAt))
	};
}

/** Purges the removed documents of one application now: it is about to be sent without them. */
export async function purgeRemovedOf(db: PersonDatabase, id: ApplicationId): Promise<void> {
	const documents = await db.documents.where('applicationId').equals(id).toArray();
	for (const document of documents) if (document.removedAt) await purgeDocument(db, document);
}

async function purgeDocument(db: PersonDatabase, document: DocumentRow): Promise<void> {
	const { id, applicationId } = document;
	await db.transaction('rw', db.documents, db.parts, db.mutations, async () => {
		const current = await db.documents.get(id);
		if (!current?.removedAt) return;
		const wasToldOf = await forgetAttachment(db, document);
		if (wasToldOf)
			await appendMutation(db, { kind: 'removeDocument', applicationId, documentId: id });
		await db.documents.delete(id);
		await deleteParts(db, id);
	});
}

/** Takes the declaration out of the log if it never left this device. Answers whether the server may know of it. */
async function forgetAttachment(db: PersonDatabase, document: DocumentRow): Promise<boolean> {
	const unsent = await db.mutations
		.where('applicationId')
		.equals(document.applicationId)
		.filter(
			({ seq, mutation }) =>
				seq === null && mutation.kind === 'attachDocument' && mutation.document.id === document.id
		)
		.delete();
	return unsent === 0 || document.revision !== 0;
}

async function purgeDraft(db: PersonDatabase, draft: ApplicationRow): Promise<void> {
	const { id } = draft;
	const tables = [db.applications, db.documents, db.parts, db.mutations];
	await db.transaction('rw', tables, async () => {
		const current = await db.applications.get(id);
		if (!current?.discardedAt) return;
		if (current.status !== 'draft') return bringBack(db, id);
		const pending = await pendingMutations(db, id);
		const unsent = pending.filter((row) => row.seq === null);
		await db.mutations.bulkDelete(unsent.map((row) => row.order));
		const mayBeKnown = draft.revision !== 0 || unsent.length < pending.length;
		if (mayBeKnown) await appendMutation(db, { kind: 'discardDraft', applicationId: id });
		await deleteApplication(db, id);
	});
}

/** Sent from another device meanwhile, so there is nothing to discard: it stays, with what it could not take any more. */
async function bringBack(db: PersonDatabase, id: ApplicationId): Promise<void> {
	await db.applications.update(id, { discardedAt: null });
}

/** Removes an application with its documents and their bytes from this device. In the caller's transaction. */
export async function deleteApplication(db: PersonDatabase, id: ApplicationId): Promise<void> {
	const documents = await db.documents.where('applicationId').equals(id).primaryKeys();
	for (const documentId of documents) await deleteParts(db, documentId);
	await db.documents.bulkDelete(documents);
	await db.applications.delete(id);
}
