import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSandbox } from '../../src/lib/server/auth/sandbox/sandbox.ts';
import { startApp } from './auth-app.ts';
import { ScriptedBrowser } from './auth-browser.ts';
import { AYGUN, METHODS, SandboxScene } from './auth-sandbox-scene.ts';
import { onSqlite } from './databases.ts';

const HOUR_MS = 60 * 60_000;

onSqlite((database) => {
	let scene: SandboxScene;
	let browser: ScriptedBrowser;

	beforeEach(async () => {
		scene = await SandboxScene.start(database());
		browser = scene.browser;
	});
	afterEach(() => scene.app.close());

	it('asks again at every sign-in, so that the next person on a device is not the last one', async () => {
		await scene.signIn();
		const page = await scene.begin();
		for (const [name] of METHODS) expect(page.html).toContain(name);
	});

	it('makes a new session at every sign-in and ends the one this browser had', async () => {
		await scene.signIn();
		const first = browser.cookie('muraciet');
		await scene.signIn();
		expect(browser.cookie('muraciet')).not.toBe(first);
		expect(await database().selectFrom('session').selectAll().execute()).toHaveLength(1);
	});

	it('never takes over a session id that was planted in the browser', async () => {
		const planted = 'p'.repeat(43);
		browser.plantCookie('muraciet', planted);
		await scene.signIn();
		expect(browser.cookie('muraciet')).not.toBe(planted);
	});

	it('ends a session that was not used for as long as the configuration says', async () => {
		await scene.signIn();
		const { idleHours } = scene.app.parts.config.session;
		scene.app.pass(idleHours * 60 * 60_000);
		expect(await scene.session()).toBeNull();
	});

	it('forgets the sessions that are over every hour, not only at its start', async () => {
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
		const lasting = await SandboxScene.start(database());
		await lasting.signIn();
		const sessions = () => database().selectFrom('session').select('id_hash').execute();
		vi.advanceTimersByTime(HOUR_MS);
		expect(await sessions()).toHaveLength(1);
		lasting.app.pass(lasting.app.parts.config.session.idleHours * HOUR_MS);
		vi.advanceTimersByTime(HOUR_MS);
		await vi.waitFor(async () => expect(await sessions()).toHaveLength(0));
		await lasting.app.close();
		vi.useRealTimers();
	});

	it('brings a person who cancels back with a reason and no session', async () => {
		const methods = await scene.begin('/applications');
		const page = await browser.submit(methods, {}, `${methods.url.pathname}/cancel`);
		expect(page.url.href).toBe(`${scene.app.origin}/applications?sign_in=cancelled`);
		expect(await scene.session()).toBeNull();
	});

	it('signs whoever signed out of the product out of itself as well, once they agree, and leads back', async () => {
		await scene.signIn();
		const asked = await scene.leave();
		expect(asked.html).toContain('Aygün Məmmədova');
		const back = await scene.answerLeaving(asked, 'yes');
		expect(back.url.href).toBe(`${scene.app.origin}/`);
		expect((await scene.leave()).html).not.toContain('Aygün');
	});

	it('keeps signed in whoever says so, and leads back all the same', async () => {
		await scene.signIn();
		const back = await scene.answerLeaving(await scene.leave(), null);
		expect(back.url.href).toBe(`${scene.app.origin}/`);
		expect((await scene.leave()).html).toContain('Aygün Məmmədova');
	});

	it('leads nobody who signs out to another site', async () => {
		await scene.signIn();
		const elsewhere = await scene.leave('https://evil.example/');
		expect(elsewhere.status).toBe(400);
		expect(elsewhere.html).not.toContain('evil.example');
	});

	it('leads back to the product from a sign-in it does not know', async () => {
		const methods = await scene.begin();
		const stranger = await new ScriptedBrowser().open(methods.url);
		expect(stranger.status).toBe(400);
		expect(stranger.html).toContain(`href="${scene.app.origin}/"`);
	});

	it('sends nobody to a callback that is not on this machine', async () => {
		const methods = await scene.begin();
		const asked = browser.visited.find(({ pathname }) => pathname === '/auth')!;
		asked.searchParams.set('redirect_uri', 'https://evil.example/auth/callback');
		const page = await browser.open(asked);
		expect(page.status).toBe(400);
		expect(page.url.origin).toBe(methods.url.origin);
	});

	it('survives a restart of the product, sandbox and all', async () => {
		await scene.signIn();
		const earlier = await scene.session();
		await scene.app.close();
		scene.app = await startApp(database());
		expect(await scene.session()).toEqual(earlier);
		await scene.signIn();
		expect(await scene.session()).not.toBeNull();
	});

	it('escapes what it is given', async () => {
		const page = await scene.askCode('<script>alert(1)</script>');
		expect(page.html).not.toContain('<script>');
		expect(page.html).toContain('value="&#60;SCRIPT&#62;');
	});

	it('prints nothing and logs no FİN, phone, name or code', async () => {
		const ways = ['log', 'info', 'warn', 'error'] as const;
		const spies = ways.map((name) => vi.spyOn(console, name));
		await scene.signIn();
		const asked = await scene.askCode();
		const code = await scene.sentCode(asked);
		await browser.submit(asked, { code });
		expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
		const logged = scene.app.log.join();
		expect(logged).toContain('signed in');
		for (const secret of [AYGUN, '0000101', 'Aygün', code]) expect(logged).not.toContain(secret);
		vi.restoreAllMocks();
	});

	it('refuses to start for a product that others can reach', async () => {
		const options = { ...scene.app.parts, origin: 'https://muraciet.example', port: 0 };
		await expect(startSandbox(options)).rejects.toThrow('sandbox is for loopback only');
	});

	it('says which port is taken', async () => {
		const port = Number((await scene.begin()).url.port);
		const options = { ...scene.app.parts, origin: scene.app.origin, port };
		await expect(startSandbox(options)).rejects.toMatchObject({ code: 'EADDRINUSE', port });
	});
});
