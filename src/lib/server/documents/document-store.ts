import type { Branded } from '../../domain/brand.ts';
import type { DocumentId } from '../../domain/ids.ts';

/** What is kept: a document as it came, under its id, or its rendition for viewing. */
export type StoredName = DocumentId | Branded<string, 'RenditionName'>;

/** Where whole documents are kept for good. Every verb may be repeated. Throws when the machine is in trouble. */
export interface DocumentStore {
	/** Keeps the bytes under the name. They are safe when it resolves; when the bytes throw, nothing is kept. */
	put(name: StoredName, bytes: AsyncIterable<Uint8Array>): Promise<void>;
	/** The bytes kept under the name; undefined when there are none. */
	read(name: StoredName): Promise<AsyncIterable<Uint8Array> | undefined>;
	/** Keeps nothing under the name any more. */
	remove(name: StoredName): Promise<void>;
}

/** The name of a document's rendition. */
export function renditionName(id: DocumentId): StoredName {
	return `${id}.view` as StoredName;
}
