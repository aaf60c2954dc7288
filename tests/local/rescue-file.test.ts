import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RandomBytes } from '../../src/lib/domain/ids.ts';
import { CHUNK_HEAD_BYTES, TAG_BYTES } from '../../src/lib/local/rescue/chunk.ts';
import { RescueFault } from '../../src/lib/local/rescue/fault.ts';
import { HEADER_BYTES, PBKDF2_ITERATIONS } from '../../src/lib/local/rescue/header.ts';
import { openMessages } from '../../src/lib/local/rescue/open.ts';
import { sealMessages } from '../../src/lib/local/rescue/seal.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const random: RandomBytes = (target) => crypto.getRandomValues(target);
const passphrase = 'göy dəniz, ağ yelkən';
/** Damage is found with any number of iterations; a thousand files are opened here. */
const quick = { passphrase, random, iterations: 10 };

const messages = [text('the manifest'), new Uint8Array(300).fill(7), text('end')];

function text(words: string): Bytes {
	return new TextEncoder().encode(words);
}

async function seal(list: readonly Bytes[], sealing = quick): Promise<Bytes> {
	const runs: Bytes[] = [];
	for await (const run of sealMessages(list, sealing)) runs.push(run);
	return new Uint8Array(await new Blob(runs).arrayBuffer());
}

async function open(file: Bytes, typed = passphrase): Promise<Bytes[] | string> {
	const opened: Bytes[] = [];
	try {
		for await (const message of openMessages(new Blob([file]), typed)) opened.push(message);
		return opened;
	} catch (error) {
		if (error instanceof RescueFault) return error.reason;
		throw error;
	}
}

/** Where each chunk of a file begins and ends. */
function chunksOf(list: readonly Bytes[]): { start: number; end: number }[] {
	let start = HEADER_BYTES;
	return list.map(({ length }) => {
		const end = start + CHUNK_HEAD_BYTES + length + TAG_BYTES;
		const chunk = { start, end };
		start = end;
		return chunk;
	});
}

function joined(...runs: Bytes[]): Bytes {
	return Uint8Array.from(runs.flatMap((run) => Array.from(run)));
}

test('what was sealed is opened byte for byte, with the iterations people get', async () => {
	const file = await seal(messages, { passphrase, random, iterations: PBKDF2_ITERATIONS });
	expect(PBKDF2_ITERATIONS).toBeGreaterThanOrEqual(600_000);
	expect(await open(file)).toEqual(messages);
});

test('messages of any length and number are opened byte for byte', async () => {
	const list = fc.array(fc.uint8Array({ maxLength: 2000 }), { minLength: 1, maxLength: 8 });
	await fc.assert(
		fc.asyncProperty(list, async (made) => {
			const sent = made.map((bytes) => Uint8Array.from(bytes));
			expect(await open(await seal(sent))).toEqual(sent);
		}),
		{ numRuns: 50 }
	);
});

test('two files of the same draft and passphrase have nothing in common to compare', async () => {
	const [one, other] = [await seal(messages), await seal(messages)];
	expect(one.subarray(16, 48)).not.toEqual(other.subarray(16, 48));
	expect(one.subarray(HEADER_BYTES + 4)).not.toEqual(other.subarray(HEADER_BYTES + 4));
});

test('a wrong passphrase is called that, and one typed on another keyboard is the same', async () => {
	const file = await seal(messages);
	expect(await open(file, 'göy dəniz, ağ yelken')).toBe('wrongPassphrase');
	expect(await open(file, `${passphrase} `)).toBe('wrongPassphrase');
	expect(await open(file, passphrase.normalize('NFD'))).toEqual(messages);
});

test('a file with any one bit changed is never taken for a whole one nor for a wrong passphrase', async () => {
	const file = await seal(messages);
	const place = fc.nat({ max: file.length - 1 });
	await fc.assert(
		fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, bits) => {
			const changed = file.slice();
			changed[at] = changed[at]! ^ bits;
			expect(await open(changed)).toBe(at < 8 ? 'notRescueFile' : 'damaged');
		}),
		{ numRuns: 400 }
	);
});

test('a file with any byte of its head changed is told apart from a wrong passphrase', async () => {
	const file = await seal(messages);
	for (let at = 0; at < HEADER_BYTES + CHUNK_HEAD_BYTES; at++) {
		const changed = file.slice();
		changed[at] = changed[at]! ^ 1;
		expect(await open(changed)).toBe(at < 8 ? 'notRescueFile' : 'damaged');
	}
});

test('a file cut short anywhere is damaged', async () => {
	const file = await seal(messages);
	for (let length = 0; length < file.length; length++) {
		const reason = length < 8 ? 'notRescueFile' : 'damaged';
		expect(await open(file.slice(0, length))).toBe(reason);
	}
});

test('a file with bytes behind its end is damaged', async () => {
	const file = await seal(messages);
	expect(await open(joined(file, new Uint8Array(1)))).toBe('damaged');
	expect(await open(joined(file, file.slice(HEADER_BYTES)))).toBe('damaged');
});

test('chunks in another order, left out, doubled or taken from another file are damage', async () => {
	const same = [text('aaaa'), text('bbbb'), text('cccc'), text('dddd')];
	const file = await seal(same);
	const other = await seal(same);
	const head = file.slice(0, HEADER_BYTES);
	const [a, b, c, d] = chunksOf(same).map(({ start, end }) => file.slice(start, end));
	const foreign = chunksOf(same).map(({ start, end }) => other.slice(start, end))[1]!;
	expect(await open(joined(head, a!, b!, c!, d!))).toEqual(same);
	for (const order of [
		[b!, a!, c!, d!],
		[a!, c!, b!, d!],
		[a!, c!, d!],
		[b!, c!, d!],
		[a!, b!, b!, c!, d!],
		[a!, foreign, c!, d!],
		[a!, b!, d!, c!],
		[d!]
	]) {
		expect(await open(joined(head, ...order))).toBe('damaged');
	}
});

test('a chunk marked as the last one by another hand does not end the file', async () => {
	const file = await seal(messages);
	const [first] = chunksOf(messages);
	const cut = file.slice(0, first!.end);
	cut[first!.start] = cut[first!.start]! | 0x80;
	expect(await open(cut)).toBe('damaged');
});

test('another file is not taken for a rescue file, and one of a newer build is called newer', async () => {
	expect(
		await open(text('%PDF-1.7 and so on, long enough to have a header and more of it here.'))
	).toBe('notRescueFile');
	const { sha256 } = await import('@noble/hashes/sha2.js');
	const newer = await seal(messages);
	newer[8] = 2;
	newer.set(sha256(newer.subarray(0, 48)), 48);
	expect(await open(newer)).toBe('newerFile');
});

test('a header that asks for hours of work is refused before any of it', async () => {
	const { sha256 } = await import('@noble/hashes/sha2.js');
	const crafted = await seal(messages);
	crafted.set([0xff, 0xff, 0xff, 0xff], 12);
	crafted.set(sha256(crafted.subarray(0, 48)), 48);
	expect(await open(crafted)).toBe('newerFile');
});
