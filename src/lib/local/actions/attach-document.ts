import { checkDocument } from '../../domain/documents/check-document.ts';
import { canAttachDocument } from '../../domain/documents/document-changes.ts';
import type { DocumentKind } from '../../domain/documents/document-kind.ts';
import type { MediaType } from '../../domain/documents/media-type.ts';
import { type ApplicationId, type DocumentId, makeId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problem.ts';
import type { DeclaredDocument } from '../../domain/wire/mutation.ts';
import { addDocument } from '../documents/add-document.ts';
import { digestOf } from '../documents/digest.ts';
import { deleteParts, hasAllParts, keepRun, RUN_BYTES } from '../documents/parts.ts';
import { askPersistence, isOutOfRoom } from '../documents/persistence.ts';
import { supplyRemote } from '../documents/supply-remote.ts';
import { whileAttaching } from '../documents/sweep.ts';
import type { DocumentRow, PersonDatabase } from '../person-database.ts';
import { purgeRemovedOf } from '../purge.ts';
import { type ApplicationView, readApplication } from '../queries/applications.ts';
import { timeNow, type Workspace } from '../workspace.ts';
import { removeOthersOfKind } from './remove-document.ts';

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
 * Keeps a document on this device for an application that takes one of its kind (domain/documents/document-changes.ts).
 * When this answers `ok`, every slice was written, read back, and found to be the very bytes of the file as chosen; only
 * then does the application have the document. An earlier one of its kind makes way; in a draft it can be brought back
 * for a while. The very file another device declared goes on from here, also after sending.
 */
export function attachDocument(
	workspace: Workspace,
	attachment: Attachment
): Promise<AttachResult> {
	return attachBy(workspace, attachment, addToApplication);
}

/**
 * Gives a document whose every slice is here to what it is for, in a transaction on every table it may touch. Answers
 * the id under which it stands, or why it is not taken.
 */
export type AddDocument = (
	workspace: Workspace,
	applicationId: ApplicationId,
	document: DeclaredDocument
) => Promise<DocumentId | Problem>;

/** Keeps a document on this device as `attachDocument` does, for whatever `add` gives it to. */
export async function attachBy(
	workspace: Workspace,
	attachment: Attachment,
	add: AddDocument
): Promise<AttachResult> {
	const { file, kind, maxBytes } = attachment;
	const head = await readRun(file, 0, HEAD_BYTES);
	if (!head) return refused('documentDamaged', kind);
	const checked = checkDocument({ name: file.name, size: file.size, head }, maxBytes);
	if (!checked.ok) return { ok: false, problem: { ...checked.problem, at: kind } };
	await askPersistence();
	const id = makeId<DocumentId>(workspace.clock, workspace.random);
	return whileAttaching(() =>
		keepDocument(workspace, { ...attachment, add }, { id, mediaType: checked.mediaType })
	);
}

async function keepDocument(
	workspace: Workspace,
	attachment: Attachment & { add: AddDocument },
	identity: { id: DocumentId; mediaType: MediaType }
): Promise<AttachResult> {
	const { db } = workspace;
	try {
		const sha256 = await digestOf(copyRuns(db, identity.id, attachment), attachment.file.size);
		const added = await addWhole(workspace, attachment, { ...identity, sha256 });
		return typeof added === 'object'
			? await giveUp(db, identity.id, { ok: false, problem: added })
			: { ok: true, id: added };
	} catch (error) {
		if (isOutOfRoom(error)) return giveUp(db, identity.id, refused('deviceFull', attachment.kind));
		if (error instanceof DamagedCopy)
			return giveUp(db, identity.id, refused('documentDamaged', attachment.kind));
		throw error;
	}
}

/** The file vanished or changed under us (a cloud drive, a card pulled out), or the store has something else. */
class DamagedCopy extends Error {}

/** Each run is read from the file once: what is passed on for the digest is what was written and read back. */
async function* copyRuns(
	db: PersonDatabase,
	documentId: DocumentId,
	{ file, onProgress }: Attachment
): AsyncGenerator<Uint8Array> {
	for (let offset = 0; offset < file.size; offset += RUN_BYTES) {
		const run = await readRun(file, offset, RUN_BYTES);
		if (!run) throw new DamagedCopy();
		const isKept = await keepRun(db, documentId, { offset, bytes: run.buffer });
		if (!isKept) throw new DamagedCopy();
		yield run;
		onProgress?.(offset + run.length);
	}
}

/** So many bytes of a file, fewer at its end; null where they are not to be had. */
async function readRun(file: File, start: number, length: number) {
	try {
		const run = new Uint8Array(await file.slice(start, start + length).arrayBuffer());
		return run.length === Math.min(length, file.size - start) ? run : null;
	} catch {
		return null;
	}
}

async function addWhole(
	workspace: Workspace,
	{ applicationId, kind, file, add }: Attachment & { add: AddDocument },
	identity: { id: DocumentId; mediaType: MediaType; sha256: string }
): Promise<DocumentId | Problem> {
	const { db } = workspace;
	const tables = [db.applications, db.documents, db.parts, db.mutations];
	return db.transaction('rw', tables, async () => {
		const declared = { ...identity, kind, name: file.name.normalize('NFC'), size: file.size };
		// Another tab may have taken the slices for abandoned ones since they were read back.
		if (!(await hasAllParts(db, declared))) throw new DamagedCopy();
		return add(workspace, applicationId, declared);
	});
}

const addToApplication: AddDocument = async (workspace, applicationId, declared) => {
	const { db } = workspace;
	const { kind } = declared;
	const continued = await supplyRemote(db, applicationId, declared);
	if (continued) return continued;
	const application = await readApplication(db, applicationId);
	if (!application || !canAttachDocument(application.shownStatus, kind, application.documents))
		return { code: whyNot(application, kind), at: kind };
	await addDocument(db, application, declared);
	await makeWay(workspace, application, declared);
	return declared.id;
};

/** What stands elsewhere can be sent on from here, but not exchanged. */
function whyNot(application: ApplicationView | undefined, kind: DocumentKind): Problem['code'] {
	const isElsewhere = (document: DocumentRow) =>
		document.kind === kind && document.state === 'remote';
	return application?.documents.some(isElsewhere) ? 'documentNotTheSame' : 'notAllowedNow';
}

async function makeWay(
	workspace: Workspace,
	application: ApplicationView,
	document: Pick<DocumentRow, 'id' | 'kind'>
): Promise<void> {
	const { db } = workspace;
	const { id: applicationId, status, problems } = application;
	await removeOthersOfKind(db, { ...document, applicationId }, timeNow(workspace));
	// Once it is sent, what makes way was refused: there is nothing to bring back.
	if (status !== 'draft') await purgeRemovedOf(db, applicationId);
	await db.applications.update(applicationId, {
		// What was refused about a document says nothing of the one that takes its place.
		problems: problems.filter(({ at }) => at !== document.kind),
		updatedAt: timeNow(workspace)
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
