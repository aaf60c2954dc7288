import { browserLinkType, holdsDocuments } from '../local/hold-documents.ts';
import type { Workspace } from '../local/workspace.ts';
import { nextUpload } from './uploads.ts';

/** Whether something waits here that a link is all it needs: documents held back for Wi-Fi need more. */
export async function hasSendable(
	{ db, device }: Workspace,
	linkType: string | undefined = browserLinkType()
): Promise<boolean> {
	const waiting = await db.transaction('r', db.mutations, db.documents, async () => {
		if ((await db.mutations.count()) > 0) return 'text';
		return (await nextUpload(db)) && 'documents';
	});
	return (
		waiting === 'text' || (waiting === 'documents' && !(await holdsDocuments(device, linkType)))
	);
}
