import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 as lower-case hex of slices that are never all in memory, which the browser's own digest would ask for. */
export async function digestOf(slices: AsyncIterable<Uint8Array>): Promise<string> {
	const hash = sha256.create();
	for await (const slice of slices) hash.update(slice);
	return bytesToHex(hash.digest());
}
