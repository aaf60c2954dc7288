import type { ApplicationId } from '../../../src/lib/domain/ids.ts';
import { attachDocument } from '../../../src/lib/local/actions/attach-document.ts';
import { startDraft } from '../../../src/lib/local/actions/start-draft.ts';
import { DeviceDatabase } from '../../../src/lib/local/device-database.ts';
import { readDocumentBytes } from '../../../src/lib/local/documents/read-document.ts';
import { openWorkspace } from '../../../src/lib/local/open-workspace.ts';
import { listApplications } from '../../../src/lib/local/queries/applications.ts';
import type { Workspace } from '../../../src/lib/local/workspace.ts';
import type { OpenStore, StorePage } from './store.ts';

/* The product's own: actions and queries over Dexie. A document is kept in slices, read back and compared. */

const MAX_BYTES = 20 * 1024 * 1024;
const start = { type: 'newConsumer', source: 'eGov' } as const;

const openStore: OpenStore = async () => {
	const workspace = await openWorkspace({
		device: new DeviceDatabase(),
		clock: () => Date.now(),
		random: (target) => crypto.getRandomValues(target)
	});
	return {
		async writeDraft(fields) {
			await startDraft(workspace, { ...start, fields });
		},
		listDrafts: async () => (await listApplications(workspace.db)).length,
		keepDocument: (file) => keepDocument(workspace, file),
		readDocuments: () => readDocuments(workspace)
	};
};

async function keepDocument(workspace: Workspace, file: File): Promise<void> {
	const applicationId: ApplicationId = await startDraft(workspace, { ...start, fields: {} });
	const attachment = { applicationId, kind: 'ownership', file, maxBytes: MAX_BYTES } as const;
	const result = await attachDocument(workspace, attachment);
	if (!result.ok) throw new Error(result.problem.code);
}

async function readDocuments({ db }: Workspace): Promise<number> {
	let bytes = 0;
	for (const { id } of await db.documents.toArray()) {
		bytes += (await (await readDocumentBytes(db, id))?.arrayBuffer())?.byteLength ?? 0;
	}
	return bytes;
}

(globalThis as unknown as StorePage).openStore = openStore;
