import { afterEach, beforeEach, expect, it } from 'vitest';
import { ScriptedBrowser } from './auth-browser.ts';
import { Scene } from './auth-scene.ts';
import { onSqlite } from './databases.ts';

onSqlite((database) => {
	let scene: Scene;

	beforeEach(async () => {
		scene = await Scene.start(database());
	});
	afterEach(() => scene.close());

	const open = (url: URL) => scene.browser.open(url);

	it('always asks with state, nonce and a PKCE challenge, each time others', async () => {
		const ask = async () => (await scene.begin()).searchParams;
		const [first, second] = [await ask(), await ask()];
		for (const name of ['state', 'nonce', 'code_challenge']) {
			expect(first.get(name)).toMatch(/^[\w-]{43}$/);
			expect(first.get(name)).not.toBe(second.get(name));
		}
		expect(Object.fromEntries(first)).toMatchObject({
			response_type: 'code',
			code_challenge_method: 'S256',
			scope: 'openid user certificate',
			redirect_uri: `${scene.app.origin}/auth/callback`
		});
	});

	it('tells a person who cancelled from a provider that failed', async () => {
		scene.provider.lie = { callback: { error: 'access_denied' } };
		await scene.expectRefused(await scene.signIn(), 'cancelled');
		scene.provider.lie = { callback: { error: 'server_error', error_description: '<b>x</b>' } };
		await scene.expectRefused(await scene.signIn(), 'unavailable');
		scene.provider.lie = { callback: { error: 'invalid_scope' } };
		expect((await scene.signIn()).url.pathname).toBe('/applications');
		await scene.expectRefused(await scene.signIn());
	});

	it('refuses a callback that names another provider', async () => {
		scene.provider.lie = { callback: { code: 'x', iss: 'https://evil.example' } };
		await scene.expectRefused(await scene.signIn());
	});

	it('refuses a state that nobody began with', async () => {
		const url = await scene.callbackUrl();
		url.searchParams.set('state', 'x'.repeat(43));
		await scene.expectRefused(await open(url));
		expect(scene.lastLogged()).toMatchObject({ code: 'unknownState' });
	});

	it('refuses a callback with no state at all', async () => {
		const url = await scene.callbackUrl();
		url.searchParams.delete('state');
		await scene.expectRefused(await open(url));
	});

	it("refuses somebody else's callback, which would sign this browser in as them", async () => {
		const theirs = await scene.callbackUrl(new ScriptedBrowser());
		await scene.callbackUrl();
		await scene.expectRefused(await open(theirs));
	});

	it('refuses a callback that is opened again', async () => {
		const url = await scene.callbackUrl();
		expect((await open(url)).url.href).toBe(`${scene.app.origin}/`);
		await scene.signEverybodyOut();
		await scene.expectRefused(await open(url));
	});

	it('refuses a code that was used in another sign-in', async () => {
		const used = await scene.callbackUrl();
		await open(used);
		await scene.signEverybodyOut();
		const url = await scene.callbackUrl();
		url.searchParams.set('code', used.searchParams.get('code') ?? '');
		await scene.expectRefused(await open(url));
		expect(scene.lastLogged()).toMatchObject({ code: 'OAUTH_RESPONSE_BODY_ERROR' });
	});

	it("refuses a code of somebody else's sign-in, which the verifier does not open", async () => {
		const stolen = await scene.callbackUrl(new ScriptedBrowser());
		const url = await scene.callbackUrl();
		url.searchParams.set('code', stolen.searchParams.get('code') ?? '');
		await scene.expectRefused(await open(url));
		expect(scene.lastLogged()).toMatchObject({ code: 'OAUTH_RESPONSE_BODY_ERROR' });
	});

	it('refuses a sign-in that took longer than fifteen minutes', async () => {
		const url = await scene.callbackUrl();
		scene.app.pass(15 * 60_000);
		await scene.expectRefused(await open(url));
	});

	it('lets two tabs of one browser sign in side by side', async () => {
		const [first, second] = [await scene.callbackUrl(), await scene.callbackUrl()];
		expect((await open(second)).html).not.toBe('null');
		expect((await open(first)).html).not.toBe('null');
	});

	it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/%2Fevil.example'])(
		'returns home when it is asked to return to %s',
		async (evil) => {
			const query = new URLSearchParams({ return_to: evil });
			const page = await scene.browser.open(`${scene.app.origin}/auth/sign-in?${query}`);
			expect(page.url.href).toBe(`${scene.app.origin}/`);
		}
	);

	it('gives a cookie that scripts and other sites do not get', async () => {
		const response = await scene.browser.fetchOnce(await scene.callbackUrl());
		const [cookie = ''] = response.headers.getSetCookie();
		expect(cookie).toMatch(/^muraciet=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
		expect(response.headers.get('cache-control')).toBe('no-store');
	});
});
