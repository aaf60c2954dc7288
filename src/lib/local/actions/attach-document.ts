import { checkDocument } from '../../domain/documents/check-document.ts';
import type { DocumentKind } from '../../domain/documents/document-kind.ts';
import { DOCUMENT_PART_BYTES } from '../../domain/documents/document-limits.ts';
import type { MediaType } from '../../domain/documents/media-type.ts';
import { type ApplicationId, type DocumentId, makeId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problem.ts';
import { addDocument } from '../documents/add-document.ts';
import { digestOf } from '../documents/digest.ts';
import { deleteParts, hasAllParts, readParts, writePart } from '../documents/parts.ts';
import { askPersistence, isOutOfRoom } from '../documents/persistence.ts';
import { supplyRemote } from '../documents/supply-remote.ts';
import { whileAttaching } from '../documents/sweep.ts';
import type { PersonDatabase } from '../person-database.ts';
import { timeNow, type Workspace } from '../workspace.ts';
import { removeOthersOfKind } from './remove-document.ts';
import { isEditable } from './save-fields.ts';

export interface Attachment {
	applicationId: ApplicationId;
	kind: DocumentKind;
	file: File;
	/** The largest document the server takes, in bytes. */
	maxBytes: number;
	/** Told the bytes written so far. */
	onProgress?: (written: number) => void;
}

export type AttachResult = { ok: true; id: DocumentId } | { ok: false; problem: Problem };

/** The first bytes a document's type is told by: a PDF's mark may stand anywhere in them. */
const HEAD_BYTES = 1024;

/**
 * Keeps a document on this device for a draft. When this answers `ok`, every slice was written, read back, and found to
 * have the digest of the file as chosen; only then does the draft have the document. An earlier one of its kind makes
 * way, and can be brought back for a while.
 */
export async function attachDocument(
	workspace: Workspace,
	attachment: Attachment
): Promise<AttachResult> {
	const { file, kind, maxBytes } = attachment;
	const head = await readSlice(file, 0, HEAD_BYTES);
	if (!head) return refused('documentDamaged', kind);
	const checked = checkDocument({ name: file.name, size: file.size, head }, maxBytes);
	if (!checked.ok) return { ok: false, problem: { ...checked.problem, at: kind } };
	await askPersistence();
	const id = makeId<DocumentId>(workspace.clock, workspace.random);
	return whileAttaching(() =>
		keepDocument(workspace, attachment, { id, mediaType: checked.mediaType })
	);
}

async function keepDocument(
	workspace: Workspace,
	attachment: Attachment,
	identity: { id: DocumentId; mediaType: MediaType }
): Promise<AttachResult> {
	const { db } = workspace;
	try {
		const chosen = await digestOf(copyParts(db, identity.id, attachment));
		const stored = await digestOf(readParts(db, identity.id));
		if (stored !== chosen)
			return await giveUp(db, identity.id, refused('documentDamaged', attachment.kind));
		const added = await addToDraft(workspace, attachment, { ...identity, sha256: stored });
		return added
			? { ok: true, id: added }
			: await giveUp(db, identity.id, refused('notAllowedNow', attachment.kind));
	} catch (error) {
		if (isOutOfRoom(error)) return giveUp(db, identity.id, refused('deviceFull', attachment.kind));
		if (error instanceof UnreadableFile)
			return giveUp(db, identity.id, refused('documentDamaged', attachment.kind));
		throw error;
	}
}

/** The file vanished or changed under us (a cloud drive, a card pulled out). */
class UnreadableFile extends Error {}

async function* copyParts(
	db: PersonDatabase,
	documentId: DocumentId,
	{ file, onProgress }: Attachment
): AsyncGenerator<Uint8Array> {
	for (let index = 0, offset = 0; offset < file.size; index++, offset += DOCUMENT_PART_BYTES) {
		const bytes = await readSlice(file, offset, offset + DOCUMENT_PART_BYTES);
		if (!bytes || bytes.length !== Math.min(DOCUMENT_PART_BYTES, file.size - offset)) {
			throw new UnreadableFile();
		}
		await writePart(db, { documentId, index, bytes: bytes.buffer });
		onProgress?.(offset + bytes.length);
		yield bytes;
	}
}

async function readSlice(file: File, start: number, end: number) {
	try {
		return new Uint8Array(await file.slice(start, end).arrayBuffer());
	} catch {
		return null;
	}
}

/** Gives the draft its document; null when it takes none. Answers the id under which the document stands. */
async function addToDraft(
	workspace: Workspace,
	{ applicationId, kind, file }: Attachment,
	identity: { id: DocumentId; mediaType: MediaType; sha256: string }
): Promise<DocumentId | null> {
	const { db } = workspace;
	const tables = [db.applications, db.documents, db.parts, db.mutations];
	return db.transaction('rw', tables, async () => {
		const declared = { ...identity, kind, name: file.name.normalize('NFC'), size: file.size };
		// Another tab may have taken the slices for abandoned ones since they were read back.
		if (!(await hasAllParts(db, declared))) throw new UnreadableFile();
		const continued = await supplyRemote(db, applicationId, declared);
		if (continued) return continued;
		const application = await db.applications.get(applicationId);
		if (!application || !isEditable(application)) return null;
		await removeOthersOfKind(db, { ...declared, applicationId }, timeNow(workspace));
		await addDocument(db, application, declared);
		await db.applications.update(applicationId, {
			// What was refused about a document says nothing of the one that takes its place.
			problems: application.problems.filter(({ at }) => at !== kind),
			updatedAt: timeNow(workspace)
		});
		return declared.id;
	});
}

async function giveUp(
	db: PersonDatabase,
	id: DocumentId,
	result: AttachResult
): Promise<AttachResult> {
	await deleteParts(db, id);
	return result;
}

function refused(code: Problem['code'], kind: DocumentKind): AttachResult {
	return { ok: false, problem: { code, at: kind } };
}
