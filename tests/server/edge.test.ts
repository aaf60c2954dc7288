import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyRefusal } from '../../src/lib/server/body-limit.ts';
import { ConfigError, readConfig } from '../../src/lib/server/config.ts';
import { protect, securityHeaders } from '../../src/lib/server/security-headers.ts';
import { listProcedures } from './procedures.ts';
import { appendHeaders, signIn, type SignedIn } from './product-client.ts';
import { type ProductServer, startProduct } from './product-server.ts';
import { newId } from './sync-device.ts';

let folder: string;
let product: ProductServer;
let aysel: SignedIn;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	product = await startProduct(folder, { LIMIT_CALLS: '200', LIMIT_UPLOADS: '3' });
	aysel = await signIn(product.runtime);
}, 60_000);
afterAll(async () => {
	await product.close();
	await rm(folder, { recursive: true });
});

interface Sent {
	path: string;
	headers?: Record<string, string>;
	body?: BodyInit;
}

/** A POST with the session of someone signed in. */
async function post({ path, headers = {}, body = '{}' }: Sent): Promise<Response> {
	const init = { method: 'POST', headers: { cookie: aysel.cookie, ...headers }, body };
	return fetch(product.origin + path, { ...init, duplex: 'half' } as RequestInit);
}

describe('a request that another site may be behind', () => {
	const types = [
		'application/json',
		'application/octet-stream',
		'multipart/form-data; boundary=x',
		'application/x-www-form-urlencoded',
		'text/plain',
		''
	];
	const origins: [string, Record<string, string>][] = [
		['another origin', { origin: 'https://elsewhere.example' }],
		['no origin to tell', { origin: 'null' }],
		['this host by another scheme', { origin: 'https://localhost' }],
		['another site, without Origin', { 'sec-fetch-site': 'cross-site' }],
		['another host of the same site', { 'sec-fetch-site': 'same-site' }],
		['an address typed in', { 'sec-fetch-site': 'none' }]
	];
	const mutations = listProcedures().filter(({ type }) => type === 'mutation');

	it.each(origins)('is refused whatever it carries: %s', async (_name, headers) => {
		const statuses = new Set<number>();
		for (const type of types)
			for (const { path } of mutations) {
				const typed = type ? { ...headers, 'content-type': type } : headers;
				const body = type ? '{}' : new Uint8Array([123, 125]);
				statuses.add((await post({ path: `/trpc/${path}`, headers: typed, body })).status);
			}
		expect([...statuses]).toEqual([403]);
	});

	it('changes nothing as a GET either', async () => {
		for (const { path } of mutations) {
			const headers = { cookie: aysel.cookie, 'sec-fetch-site': 'cross-site' };
			const answer = await fetch(`${product.origin}/trpc/${path}?input={}`, { headers });
			expect([path, answer.status]).toEqual([path, 405]);
		}
	});

	it('is answered when it is this origin’s own, or a program’s with neither header', async () => {
		const json = { 'content-type': 'application/json' };
		const own = { ...json, origin: product.origin, 'sec-fetch-site': 'same-origin' };
		const asked = { path: '/trpc/session.revoke', body: '{"id":"nothing"}' };
		expect((await post({ ...asked, headers: own })).status).toBe(200);
		expect((await post({ ...asked, headers: json })).status).toBe(200);
	});
});

describe('a body', () => {
	const headers = { 'content-type': 'application/json' };
	const large = 'x'.repeat(600 * 1024);

	it('larger than its route takes is refused', async () => {
		expect((await post({ path: '/trpc/sync.exchange', headers, body: large })).status).toBe(413);
		expect((await post({ path: '/anywhere', headers, body: large })).status).toBe(413);
	});

	it('that doesn’t say how large it is is refused', async () => {
		const body = new Blob(['{}']).stream();
		expect((await post({ path: '/trpc/sync.exchange', headers, body })).status).toBe(411);
	});

	it('of a document is counted as it comes', () => {
		const body = new Blob([large]).stream();
		const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
		expect(bodyRefusal(new Request(`${product.origin}/trpc/document.append`, init))).toBeNull();
	});
});

it('whoever asks too often is told when to ask again, and the rest of the app goes on', async () => {
	const { person, cookie } = await signIn(product.runtime);
	const headers = appendHeaders({ person, cookie }, newId(), 0);
	const append = () => post({ path: '/trpc/document.append', headers, body: 'x' });
	for (let i = 0; i < 3; i++) expect((await append()).status).toBe(200);
	const refused = await append();
	expect(refused.status).toBe(429);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
	const other = await fetch(`${product.origin}/trpc/session.list`, { headers: { cookie } });
	expect(other.status).toBe(200);
});

describe('what every answer tells the browser', () => {
	const policyOf = (origins: string) =>
		securityHeaders({
			isSecure: true,
			embedOrigins: readConfig({ EMBED_ORIGINS: origins }).embedOrigins
		});

	it('nobody may show this product in a page of theirs, unless they are named', () => {
		expect(policyOf('')).toMatchObject({
			'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
			'x-frame-options': 'DENY'
		});
		const some = policyOf('https://www.e-gov.az, https://e-su.az');
		expect(some['content-security-policy']).toContain(
			"frame-ancestors 'self' https://www.e-gov.az https://e-su.az;"
		);
		expect(some).not.toHaveProperty('x-frame-options');
	});

	it.each(['https://e-su.az/', "https://e-su.az; script-src 'unsafe-inline'", '*', 'e-su.az'])(
		'what is no origin is told at the start: %s',
		(origins) => {
			expect(() => readConfig({ EMBED_ORIGINS: origins })).toThrow(ConfigError);
		}
	);

	it('an answer that has a stricter policy of its own keeps it', () => {
		const headers = new Headers({
			'content-security-policy': 'sandbox',
			'referrer-policy': 'no-referrer'
		});
		protect(headers, policyOf(''));
		expect(headers.get('content-security-policy')).toMatch(/^sandbox, frame-ancestors 'none'/);
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});
});
