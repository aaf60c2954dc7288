import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentId } from '../../src/lib/domain/ids.ts';
import { KeyMissing, KeyRing } from '../../src/lib/server/documents/crypt/key-ring.ts';
import { readKeyRing } from '../../src/lib/server/documents/crypt/own-keys.ts';
import {
	openBytes,
	openStream,
	sealBytes,
	sealStream
} from '../../src/lib/server/documents/crypt/seal.ts';
import { Tampered } from '../../src/lib/server/documents/crypt/sealed-chunk.ts';
import { DiskStore } from '../../src/lib/server/documents/disk-store.ts';
import { EncryptedStore } from '../../src/lib/server/documents/encrypted-store.ts';
import { newId, streamOf } from './sync-device.ts';

const CHUNK = 64 * 1024;
const TAG = 16;
const HEAD = 4 + 1 + 2 + 16;

const key = (id: string) => ({ id, secret: randomBytes(32) });
const [k1, k2] = [key('k1'), key('k2')];
const ring = new KeyRing([k1]);

async function* pieces(bytes: Uint8Array, length = 1000): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += length)
		yield await Promise.resolve(bytes.subarray(at, at + length));
}
const seal = (bytes: Uint8Array, name = 'a') =>
	buffer(sealStream(ring, name, pieces(bytes, 50_000)));
const open = (sealed: Uint8Array, name = 'a', keys = ring) =>
	buffer(openStream(keys, name, pieces(sealed)));

describe('what is encrypted', () => {
	it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 500_000])(
		'is the same again after decrypting (%i bytes)',
		async (length) => {
			const plain = randomBytes(length);
			const sealed = await seal(plain);
			expect(sealed.includes(plain.subarray(0, 32)) && length >= 32).toBe(false);
			expect(await open(sealed)).toEqual(plain);
			expect(openBytes(ring, 'a', sealBytes(ring, 'a', plain))).toEqual(plain);
		}
	);

	it('is other bytes each time', async () => {
		const plain = randomBytes(100);
		expect(await seal(plain)).not.toEqual(await seal(plain));
	});

	it('with any one bit changed is not given out', async () => {
		const sealed = await seal(randomBytes(2 * CHUNK));
		const places = [0, 4, 5, HEAD - 1, HEAD, HEAD + CHUNK, HEAD + CHUNK + TAG, sealed.length - 1];
		for (const at of places) {
			const changed = Buffer.from(sealed);
			changed[at]! ^= 1;
			await expect(open(changed)).rejects.toThrow();
		}
	});

	it('cut off at any place, also between two chunks, is known to be cut', async () => {
		const sealed = await seal(randomBytes(2 * CHUNK + 10));
		const cuts = [
			0,
			3,
			HEAD,
			HEAD + 10,
			HEAD + CHUNK + TAG,
			HEAD + 2 * (CHUNK + TAG),
			sealed.length - 1
		];
		for (const length of cuts)
			await expect(open(sealed.subarray(0, length))).rejects.toThrow(Tampered);
	});

	it('with a chunk swapped, doubled, left out or added is known not to be whole', async () => {
		const sealed = await seal(randomBytes(3 * CHUNK));
		const chunk = (index: number) =>
			sealed.subarray(HEAD + index * (CHUNK + TAG), HEAD + (index + 1) * (CHUNK + TAG));
		const head = sealed.subarray(0, HEAD);
		for (const order of [
			[1, 0, 2],
			[0, 0, 1, 2],
			[0, 2],
			[0, 1, 2, 2]
		]) {
			const other = Buffer.concat([head, ...order.map(chunk)]);
			await expect(open(other)).rejects.toThrow(Tampered);
		}
	});

	it('can’t stand in for something else, nor be read with another key under the same id', async () => {
		const sealed = await seal(randomBytes(10));
		await expect(open(sealed, 'b')).rejects.toThrow(Tampered);
		await expect(open(sealed, 'a', new KeyRing([key('k1')]))).rejects.toThrow(Tampered);
	});

	it('with a key that is not the first any more is still read, and without it names what is missing', async () => {
		const plain = randomBytes(10);
		const sealed = await seal(plain);
		expect(await open(sealed, 'a', new KeyRing([k2, k1]))).toEqual(plain);
		await expect(open(sealed, 'a', new KeyRing([k2]))).rejects.toThrow(KeyMissing);
		await expect(open(sealed, 'a', new KeyRing([k2]))).rejects.toThrow(
			'DOCUMENT_KEYS: has no key "k1"'
		);
	});

	it('is never whole in memory: what is given out follows what is read', async () => {
		let taken = 0;
		const source = async function* () {
			for (; taken < 100; taken++) yield await Promise.resolve(randomBytes(CHUNK));
		};
		const sealed = sealStream(ring, 'a', source());
		for (let given = 0; given < 5; given++) await sealed.next();
		await sealed.return(undefined);
		expect(taken).toBeLessThan(10);
	});
});

describe('on a disk', () => {
	let folder: string;
	beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'muraciet-crypt-'))));
	afterEach(() => rm(folder, { recursive: true }));

	it('nothing of a document lies open, and a file put in another’s place is not given out', async () => {
		const store = new EncryptedStore(ring, new DiskStore(folder));
		const [one, other] = [newId<DocumentId>(), newId<DocumentId>()];
		const words = Buffer.from('Çıxarış: Aygün Məmmədova '.repeat(100));
		for (const id of [one, other]) await store.put(id, streamOf(words));
		const files = (await readdir(folder, { recursive: true })).filter((name) => name.includes('/'));
		const paths = files.map((name) => join(folder, name));
		for (const path of paths) expect((await readFile(path)).includes('Aygün')).toBe(false);
		expect(await buffer((await store.read(one))!)).toEqual(words);
		await writeFile(paths[0]!, await readFile(paths[1]!));
		const swapped = paths[0]!.endsWith(one) ? one : other;
		await expect(buffer((await store.read(swapped))!)).rejects.toThrow(Tampered);
	});

	it('a server given no key makes one for its owner’s eyes alone, keeps it and says so', async () => {
		const said: string[] = [];
		const ignore = () => undefined;
		const log = {
			debug: ignore,
			info: ignore,
			error: ignore,
			warn: (_: object, line: string) => void said.push(line)
		};
		const config = { documentKeys: [], dataDir: folder };
		const [first, second] = await Promise.all([readKeyRing(config, log), readKeyRing(config, log)]);
		expect(first.labels).toEqual(second.labels);
		expect(said[0]).toContain('DOCUMENT_KEYS');
		expect((await stat(join(folder, 'document-key'))).mode & 0o777).toBe(0o600);
	});
});
