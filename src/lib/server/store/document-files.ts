import type { DocumentId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';

/*
 * What the document store may have something of. A row stands before the first byte is put there, and goes after the last
 * is gone; whose a document is has been made sure by whoever calls.
 */

/** To be said before anything of the document is put into the store. */
export async function noteFile(db: Database, id: DocumentId): Promise<void> {
	const none = { checks: 0, next_check_at: null, pages: null, page_total: null };
	await db
		.insertInto('document_file')
		.values({ document_id: id, ...none })
		.onConflict((conflict) => conflict.column('document_id').doNothing())
		.execute();
}

/** To be said once nothing of the document is in the store and nobody is putting it there. */
export async function forgetFile(db: Database, id: DocumentId): Promise<void> {
	await db.deleteFrom('document_file').where('document_id', '=', id).execute();
}

export interface DeadFile {
	id: DocumentId;
	/** When the document was removed or refused, epoch milliseconds. */
	at: number;
}

/** Documents, whoever's, that were removed or refused and of which the store may have something. */
export async function listDeadFiles(db: Database): Promise<DeadFile[]> {
	const rows = await db
		.selectFrom('document_file')
		.innerJoin('document', 'document.id', 'document_file.document_id')
		.select(['document.id', 'document.updated_at'])
		.where((where) =>
			where.or([where('document.removed', '=', 1), where('document.state', '=', 'refused')])
		)
		.execute();
	return rows.map(({ id, updated_at }) => ({ id, at: updated_at }));
}

/** Every document of which the store may have something. */
export async function listFiles(db: Database): Promise<DocumentId[]> {
	const rows = await db
		.selectFrom('document_file')
		.select('document_id')
		.orderBy('document_id')
		.execute();
	return rows.map(({ document_id }) => document_id);
}

export interface PageCount {
	/** Pages that can be looked at. */
	pages: number;
	/** Pages the document has. */
	total: number;
}

/** The pages of the document's rendition; undefined when none has been made. */
export async function readPageCount(db: Database, id: DocumentId): Promise<PageCount | undefined> {
	const row = await db
		.selectFrom('document_file')
		.select(['pages', 'page_total'])
		.where('document_id', '=', id)
		.executeTakeFirst();
	if (!row || row.pages === null) return undefined;
	return { pages: row.pages, total: row.page_total ?? row.pages };
}

/** Notes that the rendition is in the store. */
export async function savePageCount(
	db: Database,
	id: DocumentId,
	{ pages, total }: PageCount
): Promise<void> {
	await db
		.updateTable('document_file')
		.set({ pages, page_total: total })
		.where('document_id', '=', id)
		.execute();
}

/** When a document in quarantine is to be checked again, epoch milliseconds; null for never. */
export async function setNextCheck(
	trx: Transaction,
	id: DocumentId,
	at: number | null
): Promise<void> {
	await trx
		.updateTable('document_file')
		.set({ next_check_at: at })
		.where('document_id', '=', id)
		.execute();
}

export interface DueCheck {
	id: DocumentId;
	/** How many came to nothing. */
	checks: number;
	at: number;
}

/** The documents, whoever's, whose check is due, the one that waits longest first. */
export async function listDueChecks(
	db: Database,
	{ now, limit }: { now: number; limit: number }
): Promise<DueCheck[]> {
	const rows = await db
		.selectFrom('document_file')
		.select(['document_id', 'checks', 'next_check_at'])
		.where('next_check_at', '<=', now)
		.orderBy('next_check_at')
		.limit(limit)
		.execute();
	return rows.flatMap(({ document_id: id, checks, next_check_at: at }) =>
		at === null ? [] : [{ id, checks, at }]
	);
}

/** Takes a due check over and says when the next would be. Answers whether it did: another process may have been quicker. */
export async function claimCheck(
	db: Database,
	{ id, checks, at }: DueCheck,
	next: number
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('document_file')
		.set({ checks: checks + 1, next_check_at: next })
		.where('document_id', '=', id)
		.where('next_check_at', '=', at)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
