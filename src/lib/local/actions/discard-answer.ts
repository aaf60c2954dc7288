import type { ApplicationId } from '../../domain/ids.ts';
import type { Workspace } from '../workspace.ts';
import { forgetDocument, listGiven } from './given-documents.ts';

/** Lets go of what was written and attached in answer to a question that waits for none any more. */
export async function discardAnswer({ db }: Workspace, id: ApplicationId): Promise<void> {
	await db.transaction('rw', db.applications, db.documents, db.parts, async () => {
		const row = await db.applications.get(id);
		if (!row || row.answer?.queuedAs) return;
		for (const document of await listGiven(db, id)) {
			await forgetDocument(db, document.id);
		}
		await db.applications.update(id, { answer: null });
	});
}
