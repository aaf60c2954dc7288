import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { DocumentKey, KeyRing } from './key-ring.ts';

/*
 * What is encrypted begins with a head: the format's mark, the id of the key, and a salt, from which and the key a key of
 * its own is made. Then chunks follow, each AES-256-GCM under that key with its place in the nonce; the last one's nonce
 * says that it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), so that chunks can
 * be neither left out, cut off, swapped nor taken from elsewhere.
 */

const MARK = Buffer.from('MDE1');
const SALT_BYTES = 16;
const NONCE_BYTES = 12;

/** Bytes that authenticate a chunk, at its end. */
export const TAG_BYTES = 16;

/** The longest head in bytes: an id has at most 32 letters. */
export const HEAD_MAX_BYTES = MARK.length + 1 + 32 + SALT_BYTES;

/** What is read is not what was written, or was written under another name or key. */
export class Tampered extends Error {
	constructor() {
		super('encrypted bytes are not as they were written');
	}
}

/** Encrypts and decrypts the chunks of one thing. */
export type ChunkKey = Uint8Array;

/** Begins to encrypt what is kept under a name. */
export function beginSealing(key: DocumentKey, name: string): { head: Buffer; chunkKey: ChunkKey } {
	const id = Buffer.from(key.id);
	const salt = randomBytes(SALT_BYTES);
	const head = Buffer.concat([MARK, Uint8Array.of(id.length), id, salt]);
	return { head, chunkKey: deriveKey(key, { salt, name }) };
}

/** Reads the head of what is kept under a name. Throws Tampered, and KeyMissing. */
export function readHead(
	ring: KeyRing,
	name: string,
	bytes: Uint8Array
): { length: number; keyId: string; chunkKey: ChunkKey } {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const idFrom = MARK.length + 1;
	const idTo = idFrom + (head[MARK.length] ?? 0);
	const length = idTo + SALT_BYTES;
	if (!head.subarray(0, MARK.length).equals(MARK) || head.length < length) throw new Tampered();
	const keyId = head.toString('utf8', idFrom, idTo);
	const salt = head.subarray(idTo, length);
	return { length, keyId, chunkKey: deriveKey(ring.find(keyId), { salt, name }) };
}

export interface ChunkPlace {
	index: number;
	isLast: boolean;
}

export function sealChunk(key: ChunkKey, place: ChunkPlace, plain: Uint8Array): Buffer {
	const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place));
	return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws Tampered. */
export function openChunk(key: ChunkKey, place: ChunkPlace, sealed: Uint8Array): Buffer {
	if (sealed.length < TAG_BYTES) throw new Tampered();
	const tagFrom = sealed.length - TAG_BYTES;
	const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place), {
		authTagLength: TAG_BYTES
	});
	decipher.setAuthTag(sealed.subarray(tagFrom));
	const plain = decipher.update(sealed.subarray(0, tagFrom));
	try {
		return Buffer.concat([plain, decipher.final()]);
	} catch {
		throw new Tampered();
	}
}

function deriveKey(
	{ secret }: DocumentKey,
	{ salt, name }: { salt: Uint8Array; name: string }
): ChunkKey {
	return new Uint8Array(hkdfSync('sha256', secret, salt, `muraciet ${name}`, 32));
}

function nonceOf({ index, isLast }: ChunkPlace): Buffer {
	const nonce = Buffer.alloc(NONCE_BYTES);
	nonce.writeUInt32BE(index, NONCE_BYTES - 5);
	nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1);
	return nonce;
}
