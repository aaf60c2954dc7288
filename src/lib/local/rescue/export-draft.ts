import { bakuDay } from '../../domain/calendar/baku-day.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import type { ExportRefusal } from '../../domain/rescue/refusal.ts';
import { declarationOf } from '../documents/declaration.ts';
import { readParts } from '../documents/parts.ts';
import { verified } from '../documents/verified.ts';
import type { ApplicationRow, DocumentRow, PersonDatabase } from '../person-database.ts';
import { timeNow, type Workspace } from '../workspace.ts';
import { encodeManifest, type RescueManifest } from './manifest.ts';
import { type Sealing, sealMessages } from './seal.ts';

export interface Export extends Pick<Sealing, 'passphrase' | 'iterations'> {
	applicationId: ApplicationId;
	/** Told the bytes of documents written so far and in all. */
	onProgress?: (written: number, total: number) => void;
}

export type ExportResult =
	/** `left`: how many of the application's documents are not in the file, because their bytes are not on this device. */
	{ ok: true; file: Blob; name: string; left: number } | { ok: false; reason: ExportRefusal };

/** A document's bytes here are not those that were saved. */
class DamagedDocument extends Error {}

/**
 * Puts an application with its documents into one encrypted file for another device. The passphrase is kept nowhere:
 * without it nobody can open the file. Every document is checked against its digest on the way.
 */
export async function exportDraft(workspace: Workspace, wish: Export): Promise<ExportResult> {
	const found = await findDraft(workspace.db, wish.applicationId);
	if (!found) return { ok: false, reason: 'notFound' };
	const { row, documents, left } = found;
	const manifest = manifestOf(workspace, row, documents);
	try {
		const messages = messagesOf(workspace.db, manifest, wish.onProgress);
		const file = await collect(sealMessages(messages, { ...wish, random: workspace.random }));
		return { ok: true, file, name: rescueFileName(workspace.clock()), left };
	} catch (error) {
		if (error instanceof DamagedDocument) return { ok: false, reason: 'documentDamaged' };
		throw error;
	}
}

/** `muraciet-2026-11-23.qaralama`. Takes epoch milliseconds. */
function rescueFileName(now: number): string {
	return `muraciet-${bakuDay(now)}.qaralama`;
}

async function findDraft(db: PersonDatabase, id: ApplicationId) {
	return db.transaction('r', db.applications, db.documents, db.parts, async () => {
		const row = await db.applications.get(id);
		if (!row) return undefined;
		const all = await db.documents.where('applicationId').equals(id).toArray();
		const standing = all.filter((document) => !document.removedAt);
		const documents: DocumentRow[] = [];
		for (const document of standing) if (await isHere(db, document)) documents.push(document);
		return { row, documents, left: standing.length - documents.length };
	});
}

/** A refused document would only be refused again; one declared elsewhere or held after sending has no bytes here. */
async function isHere(db: PersonDatabase, { id, state }: DocumentRow): Promise<boolean> {
	if (state === 'saved' || state === 'checking') return true;
	return state === 'held' && (await db.parts.get([id, 0])) !== undefined;
}

function manifestOf(
	workspace: Workspace,
	row: ApplicationRow,
	documents: readonly DocumentRow[]
): RescueManifest {
	const { id: applicationId, type, source, status, fields } = row;
	return {
		applicationId,
		type,
		source,
		status,
		fields,
		owner: workspace.person?.id ?? null,
		documents: documents.map(declarationOf),
		madeAt: timeNow(workspace)
	};
}

async function* messagesOf(
	db: PersonDatabase,
	manifest: RescueManifest,
	onProgress: Export['onProgress']
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	yield encodeManifest(manifest);
	const total = manifest.documents.reduce((sum, { size }) => sum + size, 0);
	let written = 0;
	for (const { id, sha256 } of manifest.documents) {
		for await (const slice of verified(readParts(db, id), sha256, () => new DamagedDocument())) {
			yield slice;
			onProgress?.((written += slice.length), total);
		}
	}
}

/** Each run becomes a Blob at once: the browser keeps those outside the page's memory, on disk where they are many. */
async function collect(runs: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Blob> {
	const blobs: Blob[] = [];
	for await (const run of runs) blobs.push(new Blob([run]));
	return new Blob(blobs, { type: 'application/octet-stream' });
}
