import type { DocumentId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';

/*
 * The bytes of a document while it is received: runs that follow one another without a gap. Whoever calls has made
 * sure whose document it is, in the same transaction or by a claim.
 */

export async function addPart(
	trx: Transaction,
	document: DocumentId,
	{ offset, bytes }: { offset: number; bytes: Uint8Array }
): Promise<void> {
	await trx.insertInto('document_part').values({ document_id: document, offset, bytes }).execute();
}

/** Reads the parts in order, one in memory at a time. */
export async function* readParts(db: Database, document: DocumentId): AsyncGenerator<Uint8Array> {
	for (let offset = 0; ;) {
		const part = await db
			.selectFrom('document_part')
			.select('bytes')
			.where('document_id', '=', document)
			.where('offset', '=', offset)
			.executeTakeFirst();
		if (!part) return;
		yield part.bytes;
		offset += part.bytes.length;
	}
}

export async function deleteParts(trx: Transaction, document: DocumentId): Promise<void> {
	await trx.deleteFrom('document_part').where('document_id', '=', document).execute();
}
