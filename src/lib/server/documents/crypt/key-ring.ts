import { hkdfSync } from 'node:crypto';

/** A key as the configuration gives it. */
export interface DocumentKey {
	/** What the operator calls it (`k2`). */
	id: string;
	/** 32 bytes. */
	secret: Uint8Array;
}

/** Something is encrypted with a key nobody has given. */
export class KeyMissing extends Error {
	constructor(id: string) {
		super(
			`DOCUMENT_KEYS: has no key "${id}", with which documents are encrypted; add it at the end`
		);
	}
}

/** The keys of the documents: the first encrypts, every one decrypts what was encrypted with it. */
export class KeyRing {
	readonly current: DocumentKey;
	readonly #keys: readonly DocumentKey[];

	/** Throws when there is no key at all. */
	constructor(keys: readonly DocumentKey[]) {
		const [current] = keys;
		if (!current) throw new Error('no document key');
		this.current = current;
		this.#keys = keys;
	}

	/** Throws KeyMissing. */
	find(id: string): DocumentKey {
		const key = this.#keys.find((known) => known.id === id);
		if (!key) throw new KeyMissing(id);
		return key;
	}

	/** Every key by its label. */
	get labels(): string[] {
		return this.#keys.map(keyLabel);
	}
}

/** Names a key in the database: by its id, and by a mark that tells another key under the same id and betrays none. */
export function keyLabel({ id, secret }: DocumentKey): string {
	const mark = hkdfSync('sha256', secret, '', 'muraciet key mark', 6);
	return `${id}:${Buffer.from(mark).toString('hex')}`;
}
