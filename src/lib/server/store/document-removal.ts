import type { DocumentId, PersonId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';
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
	const { numUpdatedRows } = await trx
		.updateTable('document')
		.set({ removed: 1, name: '', receiver: null, revision, updated_at: at })
		.where('id', '=', document)
		.where('person_id', '=', owner)
		.executeTakeFirst();
	if (numUpdatedRows === 1n) await deleteParts(trx, document);
}

/** Removed documents, whoever's, of which the document store may still have the bytes. */
export async function listRemovedWithBytes(db: Database): Promise<DocumentId[]> {
	const rows = await db
		.selectFrom('document')
		.select('id')
		.where('removed', '=', 1)
		.where('held', '>', 0)
		.execute();
	return rows.map(({ id }) => id);
}

/** Notes that the document store has nothing of a removed document any more. */
export async function forgetRemovedBytes(db: Database, id: DocumentId): Promise<void> {
	await db
		.updateTable('document')
		.set({ held: 0 })
		.where('id', '=', id)
		.where('removed', '=', 1)
		.execute();
}
