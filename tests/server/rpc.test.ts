import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { TRPCClientError } from '@trpc/client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ApplicationId, DocumentId } from '../../src/lib/domain/ids.ts';
import { PROTOCOL } from '../../src/lib/domain/wire/protocol.ts';
import { asking } from './asking.ts';
import {
	appendHeaders,
	appendTo,
	askHeld,
	rpcTo,
	signIn,
	type SignedIn
} from './product-client.ts';
import { type ProductServer, startProduct } from './product-server.ts';
import { pdfOf } from './pdf.ts';
import { declare, edit, newId, says } from './sync-device.ts';

let folder: string;
let product: ProductServer;
let aysel: SignedIn;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	product = await startProduct(folder);
}, 60_000);
afterAll(async () => {
	await product.close();
	await rm(folder, { recursive: true });
});
beforeEach(async () => {
	aysel = await signIn(product.runtime);
});

const hers = () => rpcTo(product.origin, { cookie: aysel.cookie });
const statusOf = async (asked: Promise<unknown>) => {
	const error = await asked.catch((fault: unknown) => fault);
	return error instanceof TRPCClientError
		? (error.data as { httpStatus: number }).httpStatus
		: error;
};

async function attach(bytes: Uint8Array): Promise<DocumentId> {
	const document = declare(bytes);
	await hers().sync.exchange.mutate(asking(aysel, says.attach(newId(), document)));
	return document.id;
}

it('somebody who is not signed in is told so, and nothing else', async () => {
	const nobody = rpcTo(product.origin);
	expect(await statusOf(nobody.sync.exchange.mutate(asking(aysel)))).toBe(401);
	const headers = { ...appendHeaders(aysel, newId(), 0), cookie: '' };
	expect(await statusOf(appendTo(product.origin, headers, pdfOf(10) as never))).toBe(401);
});

it('an exchange goes through the wire and back', async () => {
	const id = newId<ApplicationId>();
	const answer = await hers().sync.exchange.mutate(
		asking(aysel, says.save(id, edit('house', '', '12')))
	);
	expect(answer).toMatchObject({
		kind: 'exchanged',
		lastSeq: 1,
		changes: { applications: [{ id, fields: { house: '12' } }] }
	});
});

it('a value kept beside another names the device by its browser and system', async () => {
	const id = newId<ApplicationId>();
	const by = (browser: string, value: string) =>
		rpcTo(product.origin, { cookie: aysel.cookie, 'user-agent': browser }).sync.exchange.mutate(
			asking(aysel, says.save(id, edit('house', '', value)))
		);
	await by('Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36', '12');
	const answer = await by('Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Firefox/132.0', '14');
	expect(answer).toMatchObject({
		changes: {
			applications: [{ conflicts: { house: [{ value: '12', device: 'Chrome, Android' }] } }]
		}
	});
});

it('a request of another protocol is told to update, whatever else is in it', async () => {
	const asked = { protocol: 99, hello: 'world' } as never;
	expect(await hers().sync.exchange.mutate(asked)).toEqual({ kind: 'outdated' });
});

it('a request that is no exchange at all is a bad request, whose error quotes nothing', async () => {
	const asked = { protocol: PROTOCOL, person: 'Gizli' } as never;
	const error = await hers()
		.sync.exchange.mutate(asked)
		.catch((fault: unknown) => fault);
	expect(error).toMatchObject({ message: 'BAD_REQUEST', data: { httpStatus: 400 } });
});

it('an exchange with nothing new is at most 300 bytes of JSON, there and back', async () => {
	const first = asking(aysel);
	await hers().sync.exchange.mutate(first);
	const body = JSON.stringify(first);
	const headers = { cookie: aysel.cookie, 'content-type': 'application/json' };
	const url = `${product.origin}/trpc/sync.exchange`;
	const answer = await (await fetch(url, { method: 'POST', headers, body })).text();
	expect(answer).toContain('"unchanged"');
	expect(body.length + answer.length).toBeLessThanOrEqual(300);
});

it('a document goes up in two runs, and an empty one asks how much is held', async () => {
	const bytes = pdfOf(900_000);
	const id = await attach(bytes);
	const send = (offset: number, piece: Uint8Array) =>
		appendTo(product.origin, appendHeaders(aysel, id, offset), piece.slice());
	expect(await send(0, bytes.subarray(0, 500_000))).toMatchObject({
		kind: 'receiving',
		held: 500_000
	});
	expect(await send(500_000, new Uint8Array())).toEqual({ kind: 'receiving', held: 500_000 });
	const asked = await askHeld(product.origin, aysel, id);
	expect(asked).toEqual({ kind: 'receiving', held: 500_000 });
	expect(await send(500_000, bytes.subarray(500_000))).toEqual({ kind: 'held', held: 900_000 });
	expect(await send(900_000, new Uint8Array())).toEqual({ kind: 'held', held: 900_000 });
	expect(await askHeld(product.origin, aysel, id)).toEqual({ kind: 'held', held: 900_000 });
});

it('a connection that breaks midway leaves what had come', async () => {
	const bytes = pdfOf(900_000);
	const id = await attach(bytes);
	const headers = { ...appendHeaders(aysel, id, 0), 'content-length': bytes.length };
	const sending = httpRequest(`${product.origin}/trpc/document.append`, {
		method: 'POST',
		headers
	});
	sending.on('error', () => undefined);
	await new Promise((resolve) => sending.write(bytes.subarray(0, 400_000), resolve));
	await setTimeout(200);
	sending.destroy();
	const held = 400_000;
	await heldBy(id, held);
	const rest = appendHeaders(aysel, id, held);
	const answer = await appendTo(product.origin, rest, bytes.slice(held));
	expect(answer).toEqual({ kind: 'held', held: 900_000 });
});

/** Asks until so much is held. */
async function heldBy(id: DocumentId, count: number): Promise<void> {
	while ((await askHeld(product.origin, aysel, id)).held < count) await setTimeout(20);
}

it('bytes that come after someone else has signed in are kept by nobody, and the answer says who has', async () => {
	const id = await attach(pdfOf(10));
	const leyla = await signIn(product.runtime);
	const unknown = { kind: 'unknown', held: 0, person: leyla.person };
	const headers = appendHeaders(leyla, id, 0);
	expect(await appendTo(product.origin, headers, pdfOf(10).slice())).toEqual(unknown);
	expect(await askHeld(product.origin, leyla, id)).toEqual(unknown);
	expect(await askHeld(product.origin, aysel, id)).toEqual({ kind: 'receiving', held: 0 });
});

it('an append without its place is a bad request', async () => {
	const id = await attach(pdfOf(10));
	const headers = appendHeaders(aysel, id, -1);
	expect(await statusOf(appendTo(product.origin, headers, new Uint8Array()))).toBe(400);
});

it('a body larger than the server takes is told to be', async () => {
	const bytes = pdfOf(7 * 1024 * 1024);
	const id = await attach(pdfOf(1000));
	const headers = appendHeaders(aysel, id, 0);
	expect(await statusOf(appendTo(product.origin, headers, bytes.slice()))).toBe(413);
});

it('a request may carry a few calls and no more', async () => {
	const url = `${product.origin}/trpc/${Array.from({ length: 6 }, () => 'about.read').join(',')}?batch=1`;
	expect((await fetch(url)).status).toBe(400);
});

it('what the server serves is told to anyone', async () => {
	expect(await rpcTo(product.origin).about.read.query()).toMatchObject({
		utilityName: '“Azərsu” ASC',
		documentMaxBytes: 20 * 1024 * 1024,
		directoryVersion: expect.stringMatching(/./) as string,
		identitySandbox: true,
		pushKey: expect.stringMatching(/^[\w-]{87}$/) as string
	});
});

it('a database in trouble says when to ask again', async () => {
	const request = JSON.stringify(asking(aysel, says.save(newId(), edit('house', '', '12'))));
	const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
	const { db } = product.runtime;
	const begin = db.transaction.bind(db);
	db.transaction = () => {
		throw full;
	};
	const url = `${product.origin}/trpc/sync.exchange`;
	const headers = { cookie: aysel.cookie, 'content-type': 'application/json' };
	const answer = await fetch(url, { method: 'POST', headers, body: request });
	db.transaction = begin;
	expect(answer.status).toBe(503);
	expect(answer.headers.get('retry-after')).toBe('5');
});
