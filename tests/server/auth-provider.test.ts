import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startApp } from './auth-app.ts';
import { startServer } from './auth-http.ts';
import { Scene } from './auth-scene.ts';
import { CLIENT, encode, type Lie, makeKey, StandIn } from './auth-stand-in.ts';
import { onSqlite } from './databases.ts';

const MINUTE = 60;
const now = () => Math.floor(Date.now() / 1000);

const COMPARED = 'OAUTH_JWT_CLAIM_COMPARISON_FAILED';
const TIMED = 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED';
const INVALID = 'OAUTH_INVALID_RESPONSE';
const UNREADABLE = 'OAUTH_RESPONSE_IS_NOT_CONFORM';

const LIES: [string, string, () => Lie][] = [
	['is for another nonce', COMPARED, () => ({ claims: { nonce: 'another' } })],
	['has no nonce', INVALID, () => ({ claims: { nonce: undefined } })],
	['is from another issuer', COMPARED, () => ({ claims: { iss: 'https://evil.example' } })],
	['is for another client', COMPARED, () => ({ claims: { aud: 'another' } })],
	[
		'was given to another client',
		COMPARED,
		() => ({ claims: { aud: [CLIENT.id, 'another'], azp: 'another' } })
	],
	['has expired', TIMED, () => ({ claims: { iat: now() - 10 * MINUTE, exp: now() - MINUTE } })],
	['begins in the future', TIMED, () => ({ claims: { nbf: now() + 2 * MINUTE } })],
	['has no subject', INVALID, () => ({ claims: { sub: undefined } })],
	['is not signed', INVALID, () => ({ header: { alg: 'none' } })],
	['is signed with a shared secret', INVALID, () => ({ tamper: signWithSecret })],
	['is signed with an unpublished key', INVALID, () => ({ key: makeKey().privateKey })],
	['names an unpublished key', 'OAUTH_KEY_SELECTION_FAILED', () => ({ header: { kid: 'x' } })],
	['was changed after it was signed', INVALID, () => ({ tamper: changeSubject })],
	['is no token', INVALID, () => ({ tamper: () => 'rubbish' })],
	['has no FİN', 'noFin', () => ({ claims: { user: { firstName: 'Aygün' } } })],
	['has a FİN that can be none', 'noFin', () => ({ claims: { user: { pin: 'OI' } } })],
	['has a FİN that is no text', 'noFin', () => ({ claims: { user: { pin: { toString: 1 } } } })]
];

const html = { headers: { 'content-type': 'text/html' } };
const json = { headers: { 'content-type': 'application/json' } };
const RUBBISH: [string, 'failed' | 'unavailable', string, () => Response][] = [
	[
		'an error',
		'failed',
		'OAUTH_RESPONSE_BODY_ERROR',
		() => Response.json({ error: 'invalid_grant' }, { status: 400 })
	],
	['a crash', 'unavailable', UNREADABLE, () => new Response('Oops', { status: 500 })],
	['a page', 'unavailable', 'OAUTH_RESPONSE_IS_NOT_JSON', () => new Response('<h1>', html)],
	['half an answer', 'unavailable', 'OAUTH_PARSE_ERROR', () => new Response('{"a', json)],
	['nothing', 'failed', INVALID, () => Response.json({})],
	[
		'no id_token',
		'failed',
		INVALID,
		() => Response.json({ access_token: 'x', token_type: 'Bearer' })
	]
];

onSqlite((database) => {
	let scene: Scene;

	beforeEach(async () => {
		scene = await Scene.start(database());
	});
	afterEach(async () => {
		vi.useRealTimers();
		await scene.close();
	});

	const onlyPerson = () => database().selectFrom('person').selectAll().executeTakeFirstOrThrow();

	it('signs in with what the provider publishes of itself', async () => {
		const page = await scene.signIn();
		expect(page.url.href).toBe(`${scene.app.origin}/applications`);
		expect(JSON.parse(page.html)).toMatchObject({ method: 'asan-imza', assurance: 'high' });
		expect(await onlyPerson()).toMatchObject({
			issuer: scene.provider.issuer,
			subject: 'subject-1',
			phone: '+994500000101'
		});
	});

	it('signs in with configured endpoints and claim paths where nothing is published', async () => {
		const silent = await StandIn.start({ publishes: false });
		silent.lie = { claims: { 'https://id.example/fin': '2ELNR34', person: { name: 'Elnur' } } };
		const app = await startApp(database(), {
			...silent.variables,
			...silent.endpoints,
			OIDC_CLAIM_FIN: 'https://id.example/fin',
			OIDC_CLAIM_GIVEN_NAME: 'person.name'
		});
		const page = await scene.browser.open(`${app.origin}/auth/sign-in?return_to=/settings`);
		expect(page.url.href).toBe(`${app.origin}/settings`);
		expect(silent.requests).not.toContain('/.well-known/openid-configuration');
		expect(await onlyPerson()).toMatchObject({ fin: '2ELNR34', given_name: 'Elnur' });
		await app.close();
		await silent.close();
	});

	it.each(LIES)('refuses an id_token that %s', async (_what, code, lie) => {
		scene.provider.lie = lie();
		await scene.expectRefused(await scene.signIn());
		expect(scene.lastLogged()).toMatchObject({ code });
	});

	it("takes a provider's clock that is a little behind", async () => {
		scene.provider.lie = { claims: { exp: now() - 20 } };
		expect((await scene.signIn()).url.pathname).toBe('/applications');
	});

	it('takes the new key of a provider that changed its keys', async () => {
		await scene.signIn();
		scene.provider.key = makeKey();
		scene.provider.keyId = 'second';
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
		expect((await scene.signIn()).url.pathname).toBe('/applications');
	});

	it.each(RUBBISH)(
		'refuses a token endpoint that answers %s',
		async (...[, reason, code, token]) => {
			scene.provider.lie = { token };
			await scene.expectRefused(await scene.signIn(), reason);
			expect(scene.lastLogged()).toMatchObject({ code });
		}
	);

	it('says so where the person was when the provider is down', async () => {
		const gone = await startServer();
		await gone.close();
		const variables = { ...scene.provider.variables, OIDC_ISSUER: gone.origin };
		const app = await startApp(database(), variables);
		const way = '/applications/new?from=e-su';
		const query = new URLSearchParams({ return_to: way });
		const page = await scene.browser.open(`${app.origin}/auth/sign-in?${query}`);
		expect(page.url.href).toBe(`${app.origin}${way}&sign_in=unavailable`);
		await app.close();
	});

	it('says so when the provider goes down while the person is there', async () => {
		const url = await scene.callbackUrl();
		await scene.provider.close();
		await scene.expectRefused(await scene.browser.open(url), 'unavailable');
	});

	it('asks a provider that published rubbish again at the next sign-in', async () => {
		const silent = await startServer();
		let published = new Response('<h1>Maintenance</h1>', html);
		silent.answerWith(() => published);
		const variables = { ...scene.provider.variables, OIDC_ISSUER: silent.origin };
		const app = await startApp(database(), variables);
		const page = await scene.browser.open(`${app.origin}/auth/sign-in`);
		expect(page.url.href).toBe(`${app.origin}/?sign_in=unavailable`);

		const authorize = `${silent.origin}/authorize`;
		published = Response.json({ issuer: silent.origin, authorization_endpoint: authorize });
		const start = await scene.browser.fetchOnce(new URL(`${app.origin}/auth/sign-in`));
		expect(start.headers.get('location')).toMatch(authorize);
		await app.close();
		await silent.close();
	});

	it("knows the provider's own sign-out page where there is one", async () => {
		expect(await scene.app.identity.signOutUrl()).toBeNull();
		const variables = {
			...scene.provider.variables,
			OIDC_END_SESSION_ENDPOINT: 'https://login.example/end'
		};
		const app = await startApp(database(), variables);
		const url = new URL((await app.identity.signOutUrl()) ?? '');
		expect(url.origin + url.pathname).toBe('https://login.example/end');
		expect(Object.fromEntries(url.searchParams)).toEqual({
			client_id: CLIENT.id,
			post_logout_redirect_uri: `${app.origin}/`
		});
		await app.close();
	});

	it('signs nobody out of a provider that is down, and says nothing of it', async () => {
		await scene.provider.close();
		expect(await scene.app.identity.signOutUrl()).toBeNull();
	});

	it('lets no token out of the server: neither the browser, nor the database, nor the log has one', async () => {
		await scene.signIn();
		const tables = await database().introspection.getTables();
		const rows = tables.map(({ name }) =>
			database()
				.selectFrom(name as 'session')
				.selectAll()
				.execute()
		);
		const kept = JSON.stringify(await Promise.all(rows));
		const told = scene.browser.heard.map(({ text }) => text).join();
		expect(kept).toContain('1AYGN23');
		expect(scene.provider.issued).toHaveLength(2);
		for (const token of scene.provider.issued)
			for (const place of [told, kept, scene.app.log.join()]) expect(place).not.toContain(token);
		expect(told).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
	});

	it('logs why a sign-in failed without what was sent', async () => {
		scene.provider.lie = { claims: { nonce: 'another' } };
		await scene.signIn();
		const logged = scene.app.log.join();
		expect(logged).toContain(COMPARED);
		for (const secret of ['1AYGN23', 'another', 'subject-1', 'Aygün']) {
			expect(logged).not.toContain(secret);
		}
	});
});

/** What an attacker does who knows the client's secret, or takes a public key for one. */
function signWithSecret(token: string): string {
	const [, claims = ''] = token.split('.');
	const signed = `${encode({ alg: 'HS256' })}.${claims}`;
	return `${signed}.${createHmac('sha256', CLIENT.secret).update(signed).digest('base64url')}`;
}

function changeSubject(token: string): string {
	const [header = '', claims = '', signature = ''] = token.split('.');
	const told = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
	return [header, encode({ ...told, sub: 'somebody-else' }), signature].join('.');
}
