import type { DeclaredDocument } from '../../domain/wire/mutation.ts';

/** What the server is told of a document before its bytes. */
export function declarationOf(document: DeclaredDocument): DeclaredDocument {
	const { id, kind, name, mediaType, size, sha256 } = document;
	return { id, kind, name, mediaType, size, sha256 };
}
