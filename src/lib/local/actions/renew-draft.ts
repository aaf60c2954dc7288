import type { ApplicationId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problem.ts';
import { readDocumentBytes } from '../documents/read-document.ts';
import type { DocumentRow } from '../person-database.ts';
import { readApplication } from '../queries/applications.ts';
import type { Workspace } from '../workspace.ts';
import { attachDocument } from './attach-document.ts';
import { discardDraft } from './discard-draft.ts';
import { startDraft } from './start-draft.ts';

export type RenewResult =
	/** `missing`: how many of its documents are not on this device and have to be attached again. */
	{ ok: true; id: ApplicationId; missing: number } | { ok: false; problem: Problem };

interface Renewal {
	id: ApplicationId;
	/** The largest document the server takes, in bytes. */
	maxBytes: number;
}

/**
 * Puts a draft that the utility won't take under its id (discarded on another device, or another person's there) into a
 * new one, with all that was typed and every document that is on this device. The old one is discarded once the new one
 * is whole; where there is no room for both, the old one stays as it is.
 */
export async function renewDraft(
	workspace: Workspace,
	{ id: oldId, maxBytes }: Renewal
): Promise<RenewResult> {
	const old = await readApplication(workspace.db, oldId);
	if (!old) return { ok: false, problem: { code: 'notFound' } };
	const { type, source, fields } = old;
	const id = await startDraft(workspace, { type, source, fields });
	const documents = old.documents.filter(isWorthKeeping);
	let attached = 0;
	for (const document of documents) {
		const bytes = await readDocumentBytes(workspace.db, document.id);
		if (!bytes) continue;
		const file = new File([bytes], document.name);
		const { kind } = document;
		const result = await attachDocument(workspace, { applicationId: id, kind, file, maxBytes });
		if (!result.ok) {
			await discardDraft(workspace, id);
			return result;
		}
		attached++;
	}
	await discardDraft(workspace, oldId);
	return { ok: true, id, missing: documents.length - attached };
}

/** A document that was refused with its application has nothing wrong with itself. */
function isWorthKeeping({ state, refusal }: DocumentRow): boolean {
	return state !== 'refused' || refusal === 'notFound';
}
