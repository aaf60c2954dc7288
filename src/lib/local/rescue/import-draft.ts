import type { ApplicationId, DocumentId } from '../../domain/ids.ts';
import type { ImportRefusal } from '../../domain/rescue/refusal.ts';
import { addDraft } from '../actions/start-draft.ts';
import { addDocument } from '../documents/add-document.ts';
import { deleteParts, hasAllParts } from '../documents/parts.ts';
import { askPersistence, isOutOfRoom } from '../documents/persistence.ts';
import { whileAttaching } from '../documents/sweep.ts';
import type { PersonDatabase } from '../person-database.ts';
import type { Workspace } from '../workspace.ts';
import { RescueFault } from './fault.ts';
import { type ImportPlan, type PlannedDocument, planImport, type WhenHere } from './import-plan.ts';
import { keepDocuments } from './keep-documents.ts';
import { decodeManifest, type RescueManifest } from './manifest.ts';
import { openMessages } from './open.ts';

export interface Import {
	file: Blob;
	passphrase: string;
	whenHere: WhenHere;
	/** Told the bytes of documents read so far and in all. */
	onProgress?: (read: number, total: number) => void;
}

export type ImportResult =
	| { kind: 'added'; id: ApplicationId; isCopy: boolean }
	/** Its documents that were only on another device are on this one too now. */
	| { kind: 'completed'; id: ApplicationId; documents: number }
	/** Nothing was done. `missing`: how many of its documents have no bytes here and some in the file. */
	| { kind: 'alreadyHere'; id: ApplicationId; missing: number }
	| { kind: 'refused'; reason: ImportRefusal };

type Doing = Exclude<ImportPlan, { kind: 'alreadyHere' }>;

/**
 * Takes a rescue file in, whole or not at all: its application becomes a draft on this device when the last byte has
 * been authenticated, every document's digest is right, and what was stored has been read back.
 */
export async function importDraft(workspace: Workspace, wish: Import): Promise<ImportResult> {
	await askPersistence();
	return oneAtATime(() => whileAttaching(() => takeIn(workspace, wish)));
}

async function takeIn(workspace: Workspace, wish: Import): Promise<ImportResult> {
	const written: DocumentId[] = [];
	try {
		const messages = openMessages(wish.file, wish.passphrase);
		const manifest = decodeManifest(await firstOf(messages));
		const plan = await planImport(workspace, manifest, wish.whenHere);
		if (plan.kind === 'alreadyHere') return plan;
		await keepDocuments(workspace.db, plan.documents, {
			messages,
			written,
			onProgress: wish.onProgress
		});
		return await addToDevice(workspace, manifest, plan);
	} catch (error) {
		const reason = reasonOf(error);
		await forgetUnused(workspace.db, written);
		if (!reason) throw error;
		return { kind: 'refused', reason };
	}
}

async function firstOf<Message>(messages: AsyncGenerator<Message>): Promise<Message> {
	const first = await messages.next();
	if (first.done) throw new RescueFault('damaged');
	return first.value;
}

function reasonOf(error: unknown): ImportRefusal | null {
	if (error instanceof RescueFault) return error.reason;
	return isOutOfRoom(error) ? 'deviceFull' : null;
}

async function addToDevice(
	workspace: Workspace,
	manifest: RescueManifest,
	plan: Doing
): Promise<ImportResult> {
	const { db } = workspace;
	const tables = [db.applications, db.documents, db.parts, db.mutations];
	const { id } = plan;
	return db.transaction('rw', tables, async () => {
		await checkAllHere(db, plan.documents);
		if (plan.kind === 'complete') return complete(db, id, plan.documents);
		const { type, source, fields } = manifest;
		const draft = await addDraft(workspace, id, { type, source, fields });
		for (const { source: document, target } of plan.documents) {
			if (target) await addDocument(db, draft, { ...document, id: target });
		}
		return { kind: 'added', id, isCopy: plan.isCopy };
	});
}

/** Where tabs can't lock each other out, another may have taken the slices for abandoned ones since they were read back. */
async function checkAllHere(db: PersonDatabase, documents: readonly PlannedDocument[]) {
	for (const { source, target } of documents) {
		const isHere = !target || (await hasAllParts(db, { id: target, size: source.size }));
		if (!isHere) throw new RescueFault('damaged');
	}
}

async function complete(
	db: PersonDatabase,
	id: ApplicationId,
	documents: readonly PlannedDocument[]
): Promise<ImportResult> {
	const targets = documents.flatMap(({ target }) => target ?? []);
	const changed = await db.documents
		.where('id')
		.anyOf(targets)
		.filter((row) => row.state === 'remote')
		.modify({ state: 'saved' });
	return { kind: 'completed', id, documents: changed };
}

/** Removes what was written for documents that did not become anybody's. */
async function forgetUnused(db: PersonDatabase, written: readonly DocumentId[]): Promise<void> {
	await db.transaction('rw', db.documents, db.parts, async () => {
		for (const id of written) {
			const row = await db.documents.get(id);
			if (!row || row.state === 'remote') await deleteParts(db, id);
		}
	});
}

/** Two tabs that take in the same file would write and tidy up under the same ids. */
function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
	// Node has no locks, and neither have browsers from before 2022.
	const { locks } = globalThis.navigator as { locks?: LockManager };
	return locks ? locks.request('muraciet-import', work) : work();
}
