import type { APIRequestContext, APIResponse } from '@playwright/test';
import { madeUp } from '../server/foreign-scene.ts';
import { ROUTE_SAMPLES } from '../server/route-samples.ts';
import { addressOf, listServerRoutes, type RouteSample } from '../server/server-routes.ts';
import { AYGUN, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const ELSEWHERE = 'https://elsewhere.example';
/** Whose answers are the same for everybody; the directory's never change either. */
const FOR_EVERYBODY = ['/directory/[version].json'];

interface Asked {
	address: string;
	sample: RouteSample;
	isPersonal: boolean;
}

/** Every address the server itself answers, and the pages, files and addresses that are none. */
function everything(shell: string): Asked[] {
	const routes = listServerRoutes().flatMap((route) =>
		(ROUTE_SAMPLES[route]?.(madeUp()) ?? []).map((sample) => ({
			address: addressOf(route, sample),
			sample,
			isPersonal: !FOR_EVERYBODY.includes(route)
		}))
	);
	const [code = ''] = /\/_app\/immutable\/entry\/start\.[\w-]+\.js/.exec(shell) ?? [];
	const [style = ''] = /\/_app\/immutable\/assets\/[\w.-]+\.css/.exec(shell) ?? [];
	const files = [
		'/',
		code,
		style,
		'/applications',
		'/desk',
		'/manifest.webmanifest',
		'/robots.txt'
	];
	const others = [...files, '/service-worker.js', '/nowhere.json', '/trpc/no.such'];
	return [...routes, ...others.map((address) => ({ address, sample: {}, isPersonal: false }))];
}

function ask(request: APIRequestContext, { address, sample }: Asked): Promise<APIResponse> {
	const { method = 'GET', form } = sample;
	const own = method === 'GET' ? { origin: ELSEWHERE } : {};
	return request.fetch(address, { method, ...(form && { form }), headers: own, maxRedirects: 0 });
}

test('every answer of the server forbids sniffing, framing, reading elsewhere and, where it is somebody’s, keeping', async ({
	page
}) => {
	await signIn(page, AYGUN);
	const { request } = page;
	const shell = await (await request.get('/')).text();
	for (const asked of everything(shell)) {
		const answer = await ask(request, asked);
		const headers = answer.headers();
		const told = { ...headers, asked: `${asked.address} ${answer.status()}` };
		expect.soft(told).toMatchObject({
			'x-content-type-options': 'nosniff',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'referrer-policy': 'same-origin',
			'content-security-policy': expect.stringMatching(
				/frame-ancestors 'none'; base-uri 'none'; object-src 'none'/
			)
		});
		const allowing = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
		expect.soft({ ...told, allowing }).toMatchObject({ allowing: [] });
		if (asked.isPersonal) expect.soft(headers['cache-control'], told.asked).toContain('no-store');
		await expectTyped(answer, told.asked);
	}
});

/** What has a body says what it is, and in which letters where it is text. */
async function expectTyped(answer: APIResponse, asked: string): Promise<void> {
	if ((await answer.body()).length === 0) return;
	const type = answer.headers()['content-type'] ?? '';
	expect.soft(type, asked).toMatch(/^[a-z]+\/[\w.+-]+(; ?|$)/);
	if (/^text\/|xml/.test(type)) expect.soft(type, asked).toMatch(/; ?charset=utf-8/i);
}

test('a page of another site can not make this one change anything, and that it tried is in the log, a line for each', async ({
	app,
	page
}) => {
	await signIn(page, AYGUN);
	const { request } = page;
	for (const type of [
		'application/json',
		'text/plain',
		'application/octet-stream',
		'multipart/form-data; boundary=x'
	]) {
		const answer = await request.post('/trpc/session.signOut', {
			headers: { origin: ELSEWHERE, 'content-type': type },
			data: '{}'
		});
		expect(answer.status()).toBe(403);
	}
	// What a line is ended with, and the beginning of another one.
	await request.post('/trpc/desk.queue%0d%0a%7B%22msg%22:%22forged%22%7D', { data: {} });
	const refused = await request.post('/trpc/desk.queue', { data: {} });
	expect(refused.status()).toBe(403);

	const written = (await app.log()).split('\n').filter((line) => /^[{"]/.test(line));
	const lines = written.map((line) => JSON.parse(line) as Record<string, unknown>);
	const attempt = { method: 'POST', path: '/trpc/session.signOut', status: 403, msg: 'answered' };
	expect(lines.filter(({ path }) => path === attempt.path)).toMatchObject(Array(4).fill(attempt));
	expect(lines.filter(({ msg }) => msg === 'forged')).toEqual([]);
	const id: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
	expect(lines).toContainEqual(
		expect.objectContaining({
			path: '/trpc/desk.queue',
			status: 403,
			person: id,
			requestId: id,
			time: expect.stringMatching(/Z$/)
		})
	);
});
