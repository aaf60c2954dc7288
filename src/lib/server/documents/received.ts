import type { DocumentId } from '../../domain/ids.ts';
import { readParts } from '../store/document-parts.ts';
import type { DocumentParts } from './parts.ts';

/** The bytes of a document that have arrived, one part in memory at a time. */
export async function* readReceived(
	{ db, partSeal }: Pick<DocumentParts, 'db' | 'partSeal'>,
	document: DocumentId
): AsyncGenerator<Uint8Array> {
	for await (const { offset, bytes } of readParts(db, document)) {
		yield partSeal.open({ document, offset }, bytes);
	}
}
