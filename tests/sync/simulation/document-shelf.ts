import type { DocumentId } from '../../../src/lib/domain/ids.ts';
import { streamOf } from './stream.ts';
import type { DocumentStore } from '../../../src/lib/server/documents/document-store.ts';

/** The document store's disk: outlives every crash, holds only what was written whole. */
export type Shelf = Map<string, Uint8Array>;

/** A document store on that disk which can be cut off before and after every effect it has. */
export function shelfStore(shelf: Shelf, step: () => void): DocumentStore {
	return {
		async put(id: DocumentId, bytes: AsyncIterable<Uint8Array>) {
			const chunks: Uint8Array[] = [];
			for await (const chunk of bytes) chunks.push(chunk);
			step();
			shelf.set(id, Buffer.concat(chunks));
			step();
		},
		read(id: DocumentId) {
			const bytes = shelf.get(id);
			return Promise.resolve(bytes && streamOf([bytes]));
		},
		remove(id: DocumentId) {
			step();
			shelf.delete(id);
			return Promise.resolve();
		}
	};
}
