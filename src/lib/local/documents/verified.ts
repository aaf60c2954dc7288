import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Passes a document's slices on and throws after the last one when they are not those of its digest. */
export async function* verified(
	slices: AsyncIterable<Uint8Array<ArrayBuffer>>,
	digest: string,
	faultOf: () => Error
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const hash = sha256.create();
	for await (const slice of slices) {
		hash.update(slice);
		yield slice;
	}
	if (bytesToHex(hash.digest()) !== digest) throw faultOf();
}
