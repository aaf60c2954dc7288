import { sha256 } from '@noble/hashes/sha2.js';
import { RescueFault } from './fault.ts';

/*
 * A rescue file, version 1 (numbers big-endian):
 *
 *   header, 80 bytes in every version
 *      0   8  "QARALAMA" in ASCII
 *      8   1  version: 1
 *      9   1  how the key is made: 1 = PBKDF2-SHA-256, then HKDF-SHA-256 (keys.ts)
 *     10   2  0
 *     12   4  PBKDF2 iterations
 *     16  16  salt, random for each file
 *     32  16  check: known only to who has the passphrase
 *     48  32  SHA-256 of bytes 0 to 48, so that a damaged header is not taken for a wrong passphrase
 *   chunks, each
 *      0   4  highest bit: this is the last chunk; the others: the length of its message in bytes
 *      4   …  the message and its tag of 16 bytes under AES-256-GCM. The nonce is the chunk's number, the additional
 *             data the whole header and the chunk's first 4 bytes: nothing can be moved, cut off or taken over.
 *
 * The first message is the manifest (manifest.ts); the others are the slices of its documents, in its order.
 */

export const HEADER_BYTES = 80;
export const PBKDF2_ITERATIONS = 600_000;

/** Above this a crafted file would hold the device up for minutes. */
const MOST_ITERATIONS = 10_000_000;
const MAGIC = new TextEncoder().encode('QARALAMA');
const VERSION = 1;
const KEY_RECIPE = 1;
const CHECKED_BYTES = 48;

export interface RescueHeader {
	iterations: number;
	salt: Uint8Array<ArrayBuffer>;
	check: Uint8Array<ArrayBuffer>;
}

export function encodeHeader({ iterations, salt, check }: RescueHeader): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(HEADER_BYTES);
	bytes.set(MAGIC);
	bytes.set([VERSION, KEY_RECIPE], 8);
	new DataView(bytes.buffer).setUint32(12, iterations);
	bytes.set(salt, 16);
	bytes.set(check, 32);
	bytes.set(sha256(bytes.subarray(0, CHECKED_BYTES)), CHECKED_BYTES);
	return bytes;
}

/** Reads a file's first `HEADER_BYTES`, or all it has. Throws a RescueFault when that is no header this build knows. */
export function decodeHeader(bytes: Uint8Array<ArrayBuffer>): RescueHeader {
	if (!isSame(bytes.subarray(0, MAGIC.length), MAGIC)) throw new RescueFault('notRescueFile');
	if (bytes.length < HEADER_BYTES) throw new RescueFault('damaged');
	const sum = sha256(bytes.subarray(0, CHECKED_BYTES));
	if (!isSame(bytes.subarray(CHECKED_BYTES), sum)) throw new RescueFault('damaged');
	const iterations = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12);
	const isKnown = bytes[8] === VERSION && bytes[9] === KEY_RECIPE;
	if (!isKnown || iterations < 1 || iterations > MOST_ITERATIONS) {
		throw new RescueFault('newerFile');
	}
	return { iterations, salt: bytes.slice(16, 32), check: bytes.slice(32, 48) };
}

/** Whether two runs of bytes are equal, in a time that does not tell where they part. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
	const difference = one.reduce((bits, byte, index) => bits | (byte ^ (other[index] ?? 0)), 0);
	return one.length === other.length && difference === 0;
}
