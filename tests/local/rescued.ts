import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { readDocumentBytes } from '../../src/lib/local/documents/read-document.ts';
import { readApplication } from '../../src/lib/local/queries/applications.ts';
import { exportDraft } from '../../src/lib/local/rescue/export-draft.ts';
import { importDraft } from '../../src/lib/local/rescue/import-draft.ts';
import type { WhenHere } from '../../src/lib/local/rescue/import-plan.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';

export const passphrase = 'göy dəniz, ağ yelkən';

/** The file an application leaves this device in. */
export async function rescued(workspace: Workspace, applicationId: ApplicationId): Promise<Blob> {
	const result = await exportDraft(workspace, { applicationId, passphrase, iterations: 10 });
	if (!result.ok) throw new Error(result.reason);
	return result.file;
}

export function takeIn(workspace: Workspace, file: Blob, whenHere: WhenHere = 'ask') {
	return importDraft(workspace, { file, passphrase, whenHere });
}

/** An application's documents with the digest of the bytes that are really there. */
export async function documentsOf({ db }: Workspace, id: ApplicationId) {
	const { documents } = (await readApplication(db, id))!;
	const ordered = documents.toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
	return Promise.all(
		ordered.map(async ({ kind, name, mediaType, size, sha256, id: documentId }) => {
			const blob = await readDocumentBytes(db, documentId);
			const digest = blob && (await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
			const bytes = digest && Buffer.from(digest).toString('hex');
			return { kind, name, mediaType, size, sha256, bytes };
		})
	);
}
