import type { DocumentId, PersonId } from '../../domain/ids.ts';
import type { Transaction } from '../database/database.ts';
import { refreshQueueEntry } from '../desk/queue/refresh-entry.ts';
import { deleteParts } from './document-parts.ts';

export interface Removal {
	owner: PersonId;
	revision: number;
	at: number;
}

/** Leaves a tombstone of one document: its name goes, whoever receives it stops, its parts go. */
export async function removeDocument(
	trx: Transaction,
	document: DocumentId,
	{ owner, revision, at }: Removal
): Promise<void> {
	const removed = await trx
		.updateTable('document')
		.set({ removed: 1, name: '', receiver: null, revision, updated_at: at })
		.where('id', '=', document)
		.where('person_id', '=', owner)
		.returning('application_id')
		.executeTakeFirst();
	if (!removed) return;
	await deleteParts(trx, document);
	await refreshQueueEntry(trx, removed.application_id);
}
