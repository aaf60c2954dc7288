import { createTRPCClient, httpLink } from '@trpc/client';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { admit } from '../../src/lib/server/auth/admit.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { answerRpc } from '../../src/lib/server/rpc/answer-rpc.ts';
import type { AppRouter } from '../../src/lib/server/rpc/router.ts';
import { type Runtime, startRuntime } from '../../src/lib/server/runtime.ts';
import { ScriptedBrowser } from './auth-browser.ts';
import { type LoopbackServer, startServer } from './auth-http.ts';
import { AYGUN, NINO } from './auth-sandbox-scene.ts';

let folder: string;
let server: LoopbackServer;
let runtime: Runtime;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	server = await startServer();
	const variables = { DATA_DIR: folder, ORIGIN: server.origin, IDENTITY_SANDBOX_PORT: '0' };
	runtime = await startRuntime(readConfig({ ...variables, LOG_LEVEL: 'silent' }));
	server.answerWith(answer);
});
afterEach(async () => {
	await server.close();
	await runtime.identity.close();
	await runtime.db.destroy();
	await rm(folder, { recursive: true });
});

/** As src/hooks.server.ts and the routes put it together. */
async function answer(request: Request): Promise<Response> {
	const admission = await admit(runtime, request);
	if (admission.kind === 'refused') return admission.response;
	const { pathname } = new URL(request.url);
	if (pathname === '/auth/sign-in') return runtime.identity.beginSignIn(request);
	if (pathname === '/auth/callback') return runtime.identity.completeSignIn(request);
	if (pathname.startsWith('/trpc/'))
		return answerRpc(request, { runtime, session: admission.session });
	return new Response('the shell');
}

/** The procedures as the given browser calls them. */
function rpcOf(browser: ScriptedBrowser) {
	return createTRPCClient<AppRouter>({
		links: [
			httpLink({
				url: `${server.origin}/trpc`,
				// tRPC's own types for fetch's arguments are those of every platform at once; here they are these.
				fetch: (url, init) => browser.request(url as string, init as RequestInit)
			})
		]
	}).session;
}

async function signIn(person = AYGUN, browser = new ScriptedBrowser()) {
	const methods = await browser.open(`${server.origin}/auth/sign-in`);
	await browser.submit(await browser.follow(methods, 'SİMA İmza ilə'), { person });
	return { browser, session: rpcOf(browser) };
}

const unauthorized = { data: { code: 'UNAUTHORIZED', httpStatus: 401 } };

it('tells who is signed in, and null when nobody is', async () => {
	expect(await rpcOf(new ScriptedBrowser()).current.query()).toBeNull();
	const { session } = await signIn();
	const current = await session.current.query();
	expect(current?.person).toMatchObject({
		fin: AYGUN,
		givenName: 'Aygün',
		familyName: 'Məmmədova',
		phone: '+994500000101',
		email: ''
	});
	const left = Date.parse(current?.lastsUntil ?? '') - Date.parse(current?.now ?? '');
	const longest = runtime.config.session.maxHours * 60 * 60_000;
	expect(left).toBeLessThanOrEqual(longest);
	expect(left).toBeGreaterThan(longest - 60_000);
});

it('shows nobody the devices of a person who is not signed in', async () => {
	const session = rpcOf(new ScriptedBrowser());
	await expect(session.list.query()).rejects.toMatchObject(unauthorized);
	await expect(session.revoke.mutate({ all: true })).rejects.toMatchObject(unauthorized);
});

it('lists the devices of a person, and signs one of them out', async () => {
	const phone = await signIn();
	const desktop = await signIn(
		AYGUN,
		new ScriptedBrowser('Mozilla/5.0 (X11; Linux) Firefox/130.0')
	);
	await signIn(NINO);
	const devices = await phone.session.list.query();
	expect(devices.map(({ device, current }) => [device, current])).toEqual(
		expect.arrayContaining([
			['Chrome, Android', true],
			['Firefox, Linux', false]
		])
	);
	expect(devices).toHaveLength(2);
	const other = devices.find(({ current }) => !current);
	await phone.session.revoke.mutate({ id: other?.id ?? '' });
	expect(await desktop.session.current.query()).toBeNull();
	await expect(desktop.session.list.query()).rejects.toMatchObject(unauthorized);
	expect(await phone.session.current.query()).not.toBeNull();
});

it('signs out of every device at once, this one included', async () => {
	const [phone, desktop] = [await signIn(), await signIn()];
	await phone.session.revoke.mutate({ all: true });
	expect(await desktop.session.current.query()).toBeNull();
	expect(phone.browser.cookie('muraciet')).toBeUndefined();
});

it("answers another person's device as one that does not exist", async () => {
	const [mine, theirs] = [await signIn(), await signIn(NINO)];
	const [device] = await theirs.session.list.query();
	const stolen = await mine.session.revoke.mutate({ id: device?.id ?? '' });
	expect(stolen).toEqual(await mine.session.revoke.mutate({ id: 'nothing' }));
	expect(await theirs.session.current.query()).not.toBeNull();
});

it('signs out, forgets the cookie, and does no harm when asked again', async () => {
	const { browser, session } = await signIn();
	const secret = browser.cookie('muraciet') ?? '';
	const { providerUrl } = await session.signOut.mutate();
	expect(new URL(providerUrl ?? '').pathname).toBe('/session/end');
	expect(browser.cookie('muraciet')).toBeUndefined();
	browser.plantCookie('muraciet', secret);
	expect(await session.current.query()).toBeNull();
	await session.signOut.mutate();
});

it('calls somebody whose session is over signed out', async () => {
	const { session } = await signIn();
	const idleMs = runtime.config.session.idleHours * 60 * 60_000;
	runtime = { ...runtime, clock: () => Date.now() + idleMs };
	expect(await session.current.query()).toBeNull();
	await expect(session.list.query()).rejects.toMatchObject(unauthorized);
});

it.each(['application/json', 'application/octet-stream', 'multipart/form-data; boundary=x'])(
	'refuses a signed-in browser that another site made send %s',
	async (type) => {
		const { browser, session } = await signIn();
		for (const path of ['session.signOut', 'document.append', 'sync.exchange']) {
			const response = await browser.request(`${server.origin}/trpc/${path}`, {
				method: 'POST',
				body: '{}',
				headers: { 'content-type': type, origin: 'https://evil.example' }
			});
			expect(response.status).toBe(403);
		}
		expect(await session.current.query()).not.toBeNull();
	}
);
