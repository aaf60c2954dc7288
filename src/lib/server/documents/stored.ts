import type { DocumentStore, StoredName } from './document-store.ts';

/** What the store has under a name that is known to be there. Throws where it is not after all. */
export async function* readStored(
	documents: DocumentStore,
	name: StoredName
): AsyncGenerator<Uint8Array> {
	const bytes = await documents.read(name);
	if (!bytes) throw new Error('the document store has lost something');
	yield* bytes;
}
