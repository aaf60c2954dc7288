import type { DocumentId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';

/*
 * The bytes of a document while it is received, sealed (documents/crypt/part-seal.ts): runs that follow one another without
 * a gap, by their offsets in the document. Whoever calls has made
 * sure whose document it is, in the same transaction or by a claim.
 */

export async function addPart(
	trx: Transaction,
	document: DocumentId,
	{ offset, bytes }: Part
): Promise<void> {
	await trx.insertInto('document_part').values({ document_id: document, offset, bytes }).execute();
}

export interface Part {
	offset: number;
	bytes: Uint8Array;
}

/** Reads the parts in order, one in memory at a time. */
export async function* readParts(db: Database, document: DocumentId): AsyncGenerator<Part> {
	for (let last = -1; ;) {
		const part = await db
			.selectFrom('document_part')
			.select(['offset', 'bytes'])
			.where('document_id', '=', document)
			.where('offset', '>', last)
			.orderBy('offset')
			.limit(1)
			.executeTakeFirst();
		if (!part) return;
		yield part;
		last = part.offset;
	}
}

export async function deleteParts(trx: Transaction, document: DocumentId): Promise<void> {
	await trx.deleteFrom('document_part').where('document_id', '=', document).execute();
}

/** Every part there is, whosever, one in memory at a time: for encrypting them anew. */
export async function* eachPart(db: Database): AsyncGenerator<Part & { document: DocumentId }> {
	const documents = await db.selectFrom('document_part').select('document_id').distinct().execute();
	for (const { document_id: document } of documents) {
		for await (const part of readParts(db, document)) yield { document, ...part };
	}
}

/** Puts other bytes in the place of a part, if it is still there. */
export async function replacePart(
	db: Database,
	{ document, offset }: { document: DocumentId; offset: number },
	bytes: Uint8Array
): Promise<void> {
	await db
		.updateTable('document_part')
		.set({ bytes })
		.where('document_id', '=', document)
		.where('offset', '=', offset)
		.execute();
}
