import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as forward, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { Engine } from '../../src/lib/sync/engine.ts';
import { readLearned } from '../../src/lib/sync/learn-link.ts';
import { rpcTransport } from '../../src/lib/sync/rpc-transport.ts';
import { aygun, completeDraft, testDevice, type TestDevice } from '../local/device.ts';
import { pdfOf } from '../server/pdf.ts';
import { signIn, type SignedIn } from '../server/product-client.ts';
import { type ProductServer, startProduct } from '../server/product-server.ts';

/* The device's own transport and engine, and the whole server, with something between them that can say “not now”. */

let folder: string;
let product: ProductServer;
let between: Server;
let aysel: SignedIn;
/** What answers in the server's place; null lets everything through. */
let instead: ((response: ServerResponse) => void) | null;
/** The longest body that gets past it, in bytes. */
let largest = Infinity;
let asked = 0;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	product = await startProduct(folder);
	between = createServer((incoming, outgoing) => {
		asked++;
		if (instead) {
			instead(outgoing);
			return;
		}
		const { method, url = '/', headers } = incoming;
		if (Number(headers['content-length']) > largest) {
			outgoing.writeHead(413).end('<h1>Request Entity Too Large</h1>');
			return;
		}
		const inner = forward(new URL(url, product.origin), { method, headers });
		inner.on('response', (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(inner);
	});
	await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
	const origin = `http://localhost:${(between.address() as AddressInfo).port}`;
	const realFetch = fetch;
	// What a browser does by itself: an address without an origin is the page's, and its cookie goes with it.
	vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
		const headers = new Headers(init.headers);
		headers.set('cookie', aysel.cookie);
		return realFetch(new URL(path, origin), { ...init, headers });
	});
}, 60_000);

afterAll(async () => {
	vi.unstubAllGlobals();
	between.closeAllConnections();
	between.close();
	await product.close();
	await rm(folder, { recursive: true });
});

let device: TestDevice;
let workspace: Workspace;
let engine: Engine;

beforeEach(async () => {
	aysel = await signIn(product.runtime);
	const { person: id } = aysel;
	device = testDevice({ ...aygun, id });
	workspace = device.workspace;
	engine = new Engine({ workspace, person: id, transport: rpcTransport, chance: () => 0 });
	await completeDraft(workspace, 2000, realPdf);
	instead = null;
	largest = Infinity;
	asked = 0;
});

const documentsHeld = async () =>
	(await workspace.db.documents.toArray()).filter(({ state }) => state === 'held').length;

function realPdf(name: string, size: number): File {
	return new File([pdfOf(size).slice()], name, { type: 'application/pdf' });
}

async function rest(): Promise<void> {
	for (let wait = 0; wait === 0;) wait = await engine.step();
}

test.each([
	[429, 'Too many requests'],
	[503, '<h1>Maintenance</h1>']
])('an answer %i says how long to wait, and nobody is asked before that', async (status, body) => {
	instead = (response) => response.writeHead(status, { 'retry-after': '7' }).end(body);
	expect(await engine.step()).toBe(7_000);
	instead = null;
	expect(await engine.step()).toBe(7_000);
	expect(asked).toBe(1);
	device.pass(7_000);
	await rest();
	expect(await documentsHeld()).toBe(2);
});

test('an append answered 429 waits as well, and loses no byte of what is held', async () => {
	await engine.step();
	instead = (response) => response.writeHead(429, { 'retry-after': '3' }).end();
	expect(await engine.step()).toBe(3_000);
	instead = null;
	device.pass(3_000);
	await rest();
	expect(await documentsHeld()).toBe(2);
});

test('what takes no body so large gets shorter and shorter ones, until they pass', async () => {
	const id = await completeDraft(workspace, 100_000, realPdf);
	largest = 20_000;
	while ((await documentsHeld()) < 4) await engine.step();
	const documents = await workspace.db.documents.where('applicationId').equals(id).toArray();
	expect(documents.map(({ state }) => state)).toEqual(['held', 'held']);
	expect((await readLearned(workspace.db)).most).toBeLessThanOrEqual(largest);
});

test('a captive portal’s page in the place of an answer is no link, and nothing leaves the queue', async () => {
	const before = await workspace.db.mutations.count();
	instead = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
	await engine.step();
	expect(await engine.step()).toBeGreaterThan(0);
	expect(await workspace.db.mutations.count()).toBe(before);
	instead = null;
	await rest();
	expect(await documentsHeld()).toBe(2);
});
