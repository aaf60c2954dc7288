import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readMeta } from '../../src/lib/local/meta.ts';
import type { Engine } from '../../src/lib/sync/engine.ts';
import { readLearned } from '../../src/lib/sync/learn-link.ts';
import { completeDraft, type TestDevice } from '../local/device.ts';
import { Between, realPdf, rest } from './between.ts';

/* The device's own transport and engine, and the whole server, with something between them that can say “not now”. */

let between: Between;
beforeAll(async () => {
	between = await Between.open();
}, 60_000);
afterAll(() => between.close());

let device: TestDevice;
let engine: Engine;

beforeEach(async () => {
	({ device, engine } = await between.newDevice());
	await completeDraft(device.workspace, 2000, realPdf);
});

const documentsHeld = async () =>
	(await device.workspace.db.documents.toArray()).filter(({ state }) => state === 'held').length;

test.each([
	[429, 'Too many requests'],
	[503, '<h1>Maintenance</h1>']
])('an answer %i says how long to wait, and nobody is asked before that', async (status, body) => {
	between.instead = (response) => response.writeHead(status, { 'retry-after': '7' }).end(body);
	expect(await engine.step()).toBe(7_000);
	between.instead = null;
	expect(await engine.step()).toBe(7_000);
	expect(between.requests).toHaveLength(1);
	device.pass(7_000);
	await rest(engine);
	expect(await documentsHeld()).toBe(2);
});

test('an append answered 429 waits as well, and loses no byte of what is held', async () => {
	await engine.step();
	between.instead = (response) => response.writeHead(429, { 'retry-after': '3' }).end();
	expect(await engine.step()).toBe(3_000);
	between.instead = null;
	device.pass(3_000);
	await rest(engine);
	expect(await documentsHeld()).toBe(2);
});

test('what takes no body so large gets shorter and shorter ones, until they pass', async () => {
	const id = await completeDraft(device.workspace, 100_000, realPdf);
	between.largest = 20_000;
	while ((await documentsHeld()) < 4) await engine.step();
	const documents = await device.workspace.db.documents.where('applicationId').equals(id).toArray();
	expect(documents.map(({ state }) => state)).toEqual(['held', 'held']);
	expect((await readLearned(device.workspace.db)).most).toBeLessThanOrEqual(between.largest);
});

test('after a cut it asks how much is held, with no body and nothing in the address', async () => {
	await engine.step();
	between.instead = (response) => response.destroy();
	await engine.step();
	between.instead = null;
	await engine.step();
	expect(between.requests.at(-1)).toMatchObject({ path: '/trpc/document.held', body: 0 });
	await rest(engine);
	expect(await documentsHeld()).toBe(2);
});

test('bytes sent after somebody else has signed in stay on this device, and it says that nobody is', async () => {
	await engine.step();
	await between.newDevice();
	await engine.step();
	expect(await readMeta(device.workspace.db, 'link')).toEqual({ kind: 'signedOut' });
	const documents = await device.workspace.db.documents.toArray();
	expect(documents.map(({ state, held }) => [state, held])).toEqual([
		['saved', 0],
		['saved', 0]
	]);
});

test('a captive portal’s page in the place of an answer is no link, and nothing leaves the queue', async () => {
	const before = await device.workspace.db.mutations.count();
	between.instead = (response) =>
		response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
	await engine.step();
	expect(await engine.step()).toBeGreaterThan(0);
	expect(await device.workspace.db.mutations.count()).toBe(before);
	between.instead = null;
	await rest(engine);
	expect(await documentsHeld()).toBe(2);
});
