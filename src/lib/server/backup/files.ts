import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** Where a table's rows are in a backup. */
export function tableFile(folder: string, table: string): string {
	return join(folder, 'tables', `${table}.jsonl.gz`);
}

/** Where a backup keeps documents, laid out as the document store does. */
export function documentFolder(folder: string): string {
	return join(folder, 'documents');
}

/** Writes lines compressed, for its owner's eyes only. Answers how many and the SHA-256 of the file. */
export async function writeCompressed(path: string, lines: AsyncIterable<string>) {
	const hash = createHash('sha256');
	let rows = 0;
	const counted = async function* () {
		for await (const line of lines) {
			rows++;
			yield line;
		}
	};
	const file = createWriteStream(path, { mode: 0o600, flush: true });
	await pipeline(
		counted,
		createGzip(),
		(bytes: AsyncIterable<Uint8Array>) => hashed(bytes, hash),
		file
	);
	return { rows, sha256: hash.digest('hex') };
}

/** The lines of a file that was written compressed. */
export async function* readCompressed(path: string): AsyncGenerator<string> {
	const content = createReadStream(path).pipe(createGunzip());
	yield* createInterface({ input: content, crlfDelay: Infinity });
}

/** SHA-256 of a file in hexadecimal. */
export async function digestOfFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}

/** The same bytes, with the hash told of them on their way. */
export async function* hashed(
	bytes: AsyncIterable<Uint8Array>,
	hash: Hash
): AsyncGenerator<Uint8Array> {
	for await (const chunk of bytes) {
		hash.update(chunk);
		yield chunk;
	}
}
