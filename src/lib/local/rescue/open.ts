import {
	CHUNK_HEAD_BYTES,
	type ChunkHead,
	chunkCipher,
	decodeChunkHead,
	LONGEST_MESSAGE,
	TAG_BYTES
} from './chunk.ts';
import { RescueFault } from './fault.ts';
import { decodeHeader, HEADER_BYTES, isSame } from './header.ts';
import { deriveKeys } from './keys.ts';

/**
 * The messages of a rescue file, one at a time, each authenticated before it is given out. Only when it ends without a
 * RescueFault was the file whole: what was given out before a fault must not be kept.
 */
export async function* openMessages(
	file: Blob,
	passphrase: string
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const header = await readSlice(file, 0, HEADER_BYTES);
	const { check, ...recipe } = decodeHeader(header);
	const keys = await deriveKeys(passphrase, recipe);
	if (!isSame(keys.check, check)) throw new RescueFault('wrongPassphrase');
	let offset = HEADER_BYTES;
	for (let number = 0; ; number++) {
		const head = await readRun(file, offset, CHUNK_HEAD_BYTES);
		const { length, isLast } = decodeWithinBounds(head);
		const sealed = await readRun(file, offset + CHUNK_HEAD_BYTES, length + TAG_BYTES);
		yield await decrypt(chunkCipher(number, header, head), keys.key, sealed);
		offset += CHUNK_HEAD_BYTES + sealed.length;
		if (isLast) break;
	}
	if (offset !== file.size) throw new RescueFault('damaged');
}

function decodeWithinBounds(bytes: Uint8Array<ArrayBuffer>): ChunkHead {
	const head = decodeChunkHead(bytes);
	if (head.length > LONGEST_MESSAGE) throw new RescueFault('damaged');
	return head;
}

async function decrypt(
	cipher: AesGcmParams,
	key: CryptoKey,
	sealed: Uint8Array<ArrayBuffer>
): Promise<Uint8Array<ArrayBuffer>> {
	try {
		return new Uint8Array(await crypto.subtle.decrypt(cipher, key, sealed));
	} catch {
		throw new RescueFault('damaged');
	}
}

/** A run of the file, whole: one that ends too soon was cut short. */
async function readRun(file: Blob, offset: number, length: number) {
	const bytes = await readSlice(file, offset, length);
	if (bytes.length !== length) throw new RescueFault('damaged');
	return bytes;
}

async function readSlice(file: Blob, offset: number, length: number) {
	try {
		return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
	} catch {
		// The card was pulled out, the cloud drive went: the bytes are as good as lost.
		throw new RescueFault('damaged');
	}
}
