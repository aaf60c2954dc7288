import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/lib/server/config.ts';
import { KeyRing } from '../../src/lib/server/documents/crypt/key-ring.ts';
import { sealParts } from '../../src/lib/server/documents/crypt/part-seal.ts';
import { EncryptedStore } from '../../src/lib/server/documents/encrypted-store.ts';
import { openDocuments } from '../../src/lib/server/documents/open-documents.ts';
import { rekeyDocuments } from '../../src/lib/server/documents/rekey.ts';
import { NOTHING, bytes, onEachAppendScene, SIZE } from './append-scene.ts';
import { onEachDatabase } from './databases.ts';
import { declare } from './sync-device.ts';
import { TEST_KEY } from './sync-server.ts';

const base64 = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {
	return;
}

describe('the variable DOCUMENT_KEYS', () => {
	const read = (DOCUMENT_KEYS: string) => readConfig({ DOCUMENT_KEYS }).documentKeys;
	it('gives keys by their ids, the first of which encrypts', () => {
		const keys = read(`k2:${base64(2)}, k1:${base64(1)}`);
		expect(keys.map(({ id }) => id)).toEqual(['k2', 'k1']);
		expect(read('')).toEqual([]);
	});
	it.each([['k1'], ['k1:'], [`:${base64(1)}`], ['k1:c2hvcnQ='], [`k 1:${base64(1)}`]])(
		'can’t be %j',
		(value) => {
			expect(() => read(value)).toThrow('DOCUMENT_KEYS: must be own, or ID:KEY');
		}
	);
	it('is needed where people really sign in, unless it is said that a key beside the data will do', () => {
		const oidc = { IDENTITY: 'oidc', OIDC_ISSUER: 'https://id.test', OIDC_CLIENT_ID: 'muraciet' };
		const start = (more: Record<string, string>) =>
			readConfig({ ...oidc, NOTIFY: 'sandbox', ...more }).documentKeys;
		expect(() => start({})).toThrow(/^DOCUMENT_KEYS: is needed when IDENTITY is oidc; [^\n]*$/);
		expect(start({ DOCUMENT_KEYS: 'own' })).toEqual([]);
		expect(start({ DOCUMENT_KEYS: `k1:${base64(1)}` })).toHaveLength(1);
	});
	it('can’t name two keys alike', () => {
		expect(() => read(`k1:${base64(1)},k1:${base64(2)}`)).toThrow(
			'DOCUMENT_KEYS: must not name two'
		);
	});
});

onEachDatabase((database) => {
	let dataDir: string;
	beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'muraciet-keys-'))));
	afterEach(() => rm(dataDir, { recursive: true }));
	const start = (keys: string) => {
		const config = readConfig({ DATA_DIR: dataDir, DOCUMENT_KEYS: keys });
		return openDocuments({ config, db: database(), clock: Date.now, log });
	};

	it('a server without a key that documents are encrypted with does not start, and says which', async () => {
		await start(`k1:${base64(1)}`);
		await start(`k2:${base64(2)},k1:${base64(1)}`);
		await expect(start(`k2:${base64(2)}`)).rejects.toThrow('DOCUMENT_KEYS: has no key "k1"');
		await expect(start(`k2:${base64(2)},k1:${base64(9)}`)).rejects.toThrow(
			'DOCUMENT_KEYS: another key than this "k1"'
		);
	});

	it('once all is encrypted anew, the old key may go', async () => {
		await start(`k1:${base64(1)}`);
		const opened = await start(`k2:${base64(2)},k1:${base64(1)}`);
		await rekeyDocuments({ ...opened, db: database() });
		await start(`k2:${base64(2)}`);
	});
});

onEachAppendScene((scene) => {
	it('what is held and what is still arriving are encrypted with the new key, and stay readable', async () => {
		await scene().append(0, bytes);
		const held = scene().document;
		await scene().attach(declare(bytes, 'residence'));
		await scene().append(0, bytes.subarray(0, 300_000));
		const { parts } = scene().server;
		const newer = { id: 'newer', secret: new Uint8Array(32).fill(8) };
		const rekey = (keys: KeyRing) =>
			rekeyDocuments({
				...parts,
				keys,
				documents: new EncryptedStore(keys, parts.disk),
				partSeal: sealParts(keys)
			});
		expect(await rekey(new KeyRing([newer, TEST_KEY]))).toBe(3);
		expect(await rekey(new KeyRing([newer, TEST_KEY]))).toBe(0);
		const only = new KeyRing([newer]);
		parts.documents = new EncryptedStore(only, parts.disk);
		parts.partSeal = sealParts(only);
		expect(await scene().append(300_000, bytes.subarray(300_000))).toEqual({
			kind: 'held',
			held: SIZE
		});
		expect(await scene().storedDigest()).toBe(held.sha256);
		scene().document = held;
		expect(await scene().storedDigest()).toBe(held.sha256);
		expect(await scene().append(SIZE, NOTHING)).toMatchObject({ kind: 'held' });
	});

	it('what arrives lies encrypted in the database too', async () => {
		await scene().append(0, bytes.subarray(0, 300_000));
		const parts = await scene().partBytes();
		expect(parts.length).toBeGreaterThan(0);
		for (const part of parts) expect(Buffer.from(part).includes('%PDF')).toBe(false);
	});
});
