import { ByteReader } from './byte-reader.ts';
import type { KeyRing } from './key-ring.ts';
import {
	beginSealing,
	type ChunkKey,
	HEAD_MAX_BYTES,
	openChunk,
	readHead,
	sealChunk,
	TAG_BYTES
} from './sealed-chunk.ts';

/** How much is encrypted at a time: what of a document is in memory. */
const CHUNK_BYTES = 64 * 1024;

const ONLY = { index: 0, isLast: true };

/** Encrypts a stream that is to be kept under a name. */
export async function* sealStream(
	{ current }: KeyRing,
	name: string,
	plain: AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
	const { head, chunkKey } = beginSealing(current, name);
	yield head;
	yield* eachChunk(new ByteReader(plain), CHUNK_BYTES, (place, chunk) =>
		sealChunk(chunkKey, place, chunk)
	);
}

/**
 * Decrypts the stream kept under a name, chunk by chunk, each once it is known to be right. Throws Tampered at the first
 * that is not, or where the end is missing, and KeyMissing.
 */
export async function* openStream(
	ring: KeyRing,
	name: string,
	sealed: AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
	const reader = new ByteReader(sealed);
	const { chunkKey, first } = await readOpening(ring, name, reader);
	const open = (place: typeof ONLY, chunk: Uint8Array) => openChunk(chunkKey, place, chunk);
	yield* eachChunk(new ByteReader(follow(first, reader)), CHUNK_BYTES + TAG_BYTES, open);
}

/** Encrypts what is small enough to be in memory. */
export function sealBytes({ current }: KeyRing, name: string, plain: Uint8Array): Uint8Array {
	const { head, chunkKey } = beginSealing(current, name);
	return Buffer.concat([head, sealChunk(chunkKey, ONLY, plain)]);
}

/** Decrypts what sealBytes() made under the same name. Throws Tampered and KeyMissing. */
export function openBytes(ring: KeyRing, name: string, sealed: Uint8Array): Uint8Array {
	const { length, chunkKey } = readHead(ring, name, sealed);
	return openChunk(chunkKey, ONLY, sealed.subarray(length));
}

/** The id of the key with which the bytes, or a stream that begins with them, are encrypted. */
export function keyIdOf(ring: KeyRing, opening: Uint8Array): string {
	return readHead(ring, '', opening).keyId;
}

async function readOpening(
	ring: KeyRing,
	name: string,
	reader: ByteReader
): Promise<{ chunkKey: ChunkKey; first: Uint8Array }> {
	const opening = await reader.read(HEAD_MAX_BYTES);
	const { length, chunkKey } = readHead(ring, name, opening);
	return { chunkKey, first: opening.subarray(length) };
}

async function* follow(first: Uint8Array, reader: ByteReader): AsyncGenerator<Uint8Array> {
	try {
		yield first;
		for (;;) {
			const run = await reader.read(CHUNK_BYTES);
			if (run.length === 0) return;
			yield run;
		}
	} finally {
		await reader.end();
	}
}

/** Which chunk is the last is known only once nothing comes after it; there is always one, if an empty one. */
async function* eachChunk(
	reader: ByteReader,
	length: number,
	turn: (place: typeof ONLY, chunk: Uint8Array) => Uint8Array
): AsyncGenerator<Uint8Array> {
	try {
		let chunk = await reader.read(length);
		for (let index = 0; ; index++) {
			const next = await reader.read(length);
			const isLast = next.length === 0;
			yield turn({ index, isLast }, chunk);
			if (isLast) return;
			chunk = next;
		}
	} finally {
		await reader.end();
	}
}
