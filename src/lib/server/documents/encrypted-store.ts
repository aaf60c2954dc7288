import type { KeyRing } from './crypt/key-ring.ts';
import { openStream, sealStream } from './crypt/seal.ts';
import type { DocumentStore, StoredName } from './document-store.ts';

/** A document store of which whoever takes the disk can read nothing, nor change anything unnoticed. */
export class EncryptedStore implements DocumentStore {
	readonly #ring: KeyRing;
	readonly #store: DocumentStore;

	constructor(ring: KeyRing, store: DocumentStore) {
		this.#ring = ring;
		this.#store = store;
	}

	put(name: StoredName, bytes: AsyncIterable<Uint8Array>): Promise<void> {
		return this.#store.put(name, sealStream(this.#ring, name, bytes));
	}

	/** Reading what comes throws Tampered where it is not what was put, and KeyMissing. */
	async read(name: StoredName): Promise<AsyncIterable<Uint8Array> | undefined> {
		const sealed = await this.#store.read(name);
		return sealed && openStream(this.#ring, name, sealed);
	}

	remove(name: StoredName): Promise<void> {
		return this.#store.remove(name);
	}
}
