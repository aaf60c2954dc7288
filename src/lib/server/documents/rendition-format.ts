import { ByteReader } from './crypt/byte-reader.ts';
import type { PageCount } from '../store/document-files.ts';

/*
 * A rendition as it is kept: how many pages it has and the document has, then each page's length and picture. A page that
 * could not be drawn has no bytes. Numbers are of four bytes, the largest first.
 */

const NUMBER_BYTES = 4;

export function packHead({ pages, total }: PageCount): Uint8Array {
	return Buffer.concat([packNumber(pages), packNumber(total)]);
}

export function packPage(picture: Uint8Array): Uint8Array[] {
	return [packNumber(picture.length), picture];
}

/** Passes a rendition on and answers its page count once all has passed. Throws when it is not whole. */
export async function* countPages(
	rendition: AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array, PageCount> {
	const reader = new ByteReader(rendition);
	try {
		const count = await readHead(reader);
		yield packHead(count);
		for (let page = 0; page < count.pages; page++) yield* packPage(await readPage(reader));
		// Only at its end does what draws it say that all went well.
		await reader.read(1);
		return count;
	} finally {
		await reader.end();
	}
}

/** One page of a rendition, counted from 1; undefined when it has no such page. */
export async function pageOf(
	rendition: AsyncIterable<Uint8Array>,
	number: number
): Promise<Uint8Array | undefined> {
	const reader = new ByteReader(rendition);
	try {
		const { pages } = await readHead(reader);
		if (number > pages) return undefined;
		for (let page = 1; page < number; page++) await readPage(reader);
		return await readPage(reader);
	} finally {
		await reader.end();
	}
}

async function readHead(reader: ByteReader): Promise<PageCount> {
	return { pages: await readNumber(reader), total: await readNumber(reader) };
}

async function readPage(reader: ByteReader): Promise<Uint8Array> {
	return readWhole(reader, await readNumber(reader));
}

async function readNumber(reader: ByteReader): Promise<number> {
	return Buffer.from(await readWhole(reader, NUMBER_BYTES)).readUInt32BE();
}

async function readWhole(reader: ByteReader, length: number): Promise<Uint8Array> {
	const bytes = await reader.read(length);
	if (bytes.length < length) throw new Error('a rendition ends too early');
	return bytes;
}

function packNumber(number: number): Uint8Array {
	const bytes = Buffer.alloc(NUMBER_BYTES);
	bytes.writeUInt32BE(number);
	return bytes;
}
