import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { DEFAULT_DOCUMENT_MAX_BYTES } from '../../domain/documents/document-limits.ts';

/** The longest document that may lie whole in memory for its digest; the browser copies it once more meanwhile. */
const WHOLE_BYTES = DEFAULT_DOCUMENT_MAX_BYTES;

type Runs = AsyncIterable<Uint8Array>;

/**
 * SHA-256 as lower-case hex of runs that are so many bytes together. The browser's own is ten times as quick as one in
 * JavaScript and leaves the page free, but asks for all bytes at once; a document too long for that is never gathered.
 */
export async function digestOf(runs: Runs, size: number): Promise<string> {
	return bytesToHex(size > WHOLE_BYTES ? await digestAlong(runs) : await digestWhole(runs, size));
}

async function digestWhole(runs: Runs, size: number): Promise<Uint8Array> {
	const whole = new Uint8Array(size);
	let at = 0;
	for await (const run of runs) {
		whole.set(run, at);
		at += run.length;
	}
	return new Uint8Array(await crypto.subtle.digest('SHA-256', whole.subarray(0, at)));
}

async function digestAlong(runs: Runs): Promise<Uint8Array> {
	const hash = sha256.create();
	for await (const run of runs) hash.update(run);
	return hash.digest();
}
