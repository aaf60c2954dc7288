import type { DocumentId } from '../../domain/ids.ts';

/** Where whole documents are kept for good. Every verb may be repeated. Throws when the machine is in trouble. */
export interface DocumentStore {
	/** Keeps the bytes under the id. They are safe when it resolves; when the bytes throw, nothing is kept. */
	put(id: DocumentId, bytes: AsyncIterable<Uint8Array>): Promise<void>;
	/** The bytes kept under the id; undefined when there are none. */
	read(id: DocumentId): Promise<AsyncIterable<Uint8Array> | undefined>;
	/** Keeps nothing under the id any more. */
	remove(id: DocumentId): Promise<void>;
}
