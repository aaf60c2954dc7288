import { DOCUMENT_PART_BYTES } from '../../domain/documents/document-limits.ts';

/** The longest message a chunk carries, in bytes: a document's slice, or the manifest with every field at its longest. */
export const LONGEST_MESSAGE = 4 * DOCUMENT_PART_BYTES;
export const CHUNK_HEAD_BYTES = 4;
export const TAG_BYTES = 16;

const LAST = 0x80000000;

export interface ChunkHead {
	/** The message's length in bytes. */
	length: number;
	isLast: boolean;
}

export function encodeChunkHead({ length, isLast }: ChunkHead): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(CHUNK_HEAD_BYTES);
	new DataView(bytes.buffer).setUint32(0, isLast ? length + LAST : length);
	return bytes;
}

export function decodeChunkHead(bytes: Uint8Array<ArrayBuffer>): ChunkHead {
	const word = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
	return { length: word % LAST, isLast: word >= LAST };
}

/** How one chunk is sealed: its number is its nonce, since no two files share a key. */
export function chunkCipher(
	number: number,
	header: Uint8Array<ArrayBuffer>,
	head: Uint8Array<ArrayBuffer>
): AesGcmParams {
	const iv = new Uint8Array(12);
	new DataView(iv.buffer).setUint32(8, number);
	const additionalData = new Uint8Array(header.length + head.length);
	additionalData.set(header);
	additionalData.set(head, header.length);
	return { name: 'AES-GCM', iv, additionalData, tagLength: TAG_BYTES * 8 };
}
