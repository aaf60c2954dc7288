import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '../../src/lib/server/auth/session.ts';
import { startSandbox } from '../../src/lib/server/auth/sandbox/sandbox.ts';
import { startApp, type TestApp } from './auth-app.ts';
import { type Page, ScriptedBrowser } from './auth-browser.ts';
import { onSqlite } from './databases.ts';

const METHODS = [
	['İdentifikasiya nömrəsi ilə', 'identification-number', 'substantial'],
	['SİMA İmza ilə', 'sima-imza', 'high'],
	['Asan İmza ilə', 'asan-imza', 'high'],
	['SİMA Token (Elektron İmza) ilə', 'sima-token', 'high'],
	['Bank Sertifikat Xidmətləri Mərkəzi tərəfindən təqdim olunan Elektron İmza ilə', 'bsmm', 'high']
] as const;

const AYGUN = '1AYGN23';
const NINO = '5NBRD67';
const CODE_MINUTES = 3;

onSqlite((database) => {
	let app: TestApp;
	let browser: ScriptedBrowser;

	beforeEach(async () => {
		app = await startApp(database());
		browser = new ScriptedBrowser();
	});
	afterEach(() => app.close());

	const begin = (returnTo = '/') =>
		browser.open(`${app.origin}/auth/sign-in?return_to=${encodeURIComponent(returnTo)}`);

	async function choose(method: string, returnTo?: string): Promise<Page> {
		return browser.follow(await begin(returnTo), method);
	}

	async function signIn(method: string = METHODS[1][0], person = AYGUN): Promise<Page> {
		return browser.submit(await choose(method), { person });
	}

	async function session(): Promise<Session | null> {
		const page = await browser.open(`${app.origin}/`);
		return JSON.parse(page.html) as Session | null;
	}

	async function sentCode(page: Page): Promise<string> {
		const outbox = await browser.open(new URL('/outbox', page.url));
		return /class="code">(\d{6})</.exec(outbox.html)?.[1] ?? '';
	}

	it.each(METHODS)(
		'signs a person in by "%s" and keeps the method',
		async (name, method, assurance) => {
			const page = await browser.submit(await choose(name, '/applications/new?from=e-su'), {
				person: AYGUN
			});
			expect(page.url.href).toBe(`${app.origin}/applications/new?from=e-su`);
			expect(await session()).toMatchObject({ method, assurance });
		}
	);

	it('knows the person by the claims nested under user, and one whose account has no phone', async () => {
		await signIn();
		await signIn(METHODS[2][0], NINO);
		const people = await database().selectFrom('person').selectAll().orderBy('fin').execute();
		expect(people).toMatchObject([
			{ fin: AYGUN, given_name: 'Aygün', family_name: 'Məmmədova', phone: '+994500000101' },
			{ fin: NINO, given_name: 'Nino', family_name: 'Beridze', patronymic: '', phone: '' }
		]);
	});

	it('asks again at every sign-in, so that the next person on a device is not the last one', async () => {
		await signIn();
		const page = await begin();
		expect(page.html).toContain('Daxil olma üsulunu seçin');
	});

	it('makes a new session at every sign-in and ends the one this browser had', async () => {
		await signIn();
		const first = browser.cookie('muraciet');
		await signIn();
		expect(browser.cookie('muraciet')).not.toBe(first);
		expect(await database().selectFrom('session').selectAll().execute()).toHaveLength(1);
	});

	it('never takes over a session id that was planted in the browser', async () => {
		const planted = 'p'.repeat(43);
		browser.plantCookie('muraciet', planted);
		await signIn();
		expect(browser.cookie('muraciet')).not.toBe(planted);
	});

	it('signs in by FİN and the one-time code of the outbox', async () => {
		const asked = await browser.submit(await choose(METHODS[0][0]), { fin: ' 1aygn-23 ' });
		const code = await sentCode(asked);
		const page = await browser.submit(asked, { code });
		expect(page.url.href).toBe(`${app.origin}/`);
		expect(await session()).toMatchObject({ method: 'identification-number' });
	});

	it.each([
		['1AYGN2', 'FİN 7 simvoldan ibarətdir'],
		['1AYGNO3', 'I və O hərfləri olmadan'],
		['7QQQQ77', 'nümunə şəxs yoxdur']
	])('says what is wrong with the FİN %s', async (fin, message) => {
		const page = await browser.submit(await choose(METHODS[0][0]), { fin });
		expect(page).toMatchObject({ status: 422, html: expect.stringContaining(message) as string });
	});

	it('takes a wrong code three times, then wants a new one sent', async () => {
		let page = await browser.submit(await choose(METHODS[0][0]), { fin: AYGUN });
		const code = await sentCode(page);
		for (const message of ['Kod yanlışdır', 'Kod yanlışdır', 'üç dəfə yanlış']) {
			page = await browser.submit(page, { code: 'wrong' });
			expect(page.html).toContain(message);
		}
		page = await browser.submit(page, { code });
		expect(page.html).toContain('Kodun vaxtı bitib');
		expect(await session()).toBeNull();
	});

	it('takes no code after its time', async () => {
		const asked = await browser.submit(await choose(METHODS[0][0]), { fin: AYGUN });
		const code = await sentCode(asked);
		app.pass(CODE_MINUTES * 60_000);
		const page = await browser.submit(asked, { code });
		expect(page.html).toContain('Kodun vaxtı bitib');
	});

	it('takes no code that was sent for another sign-in', async () => {
		const asked = await browser.submit(await choose(METHODS[0][0]), { fin: AYGUN });
		const code = await sentCode(asked);
		const other = await choose(METHODS[0][0]);
		expect((await browser.submit(other, { code })).status).toBe(422);
	});

	it('brings a person who cancels back with a reason and no session', async () => {
		const methods = await begin('/applications');
		const page = await browser.submit(methods, {}, `${methods.url.pathname}/cancel`);
		expect(page.url.href).toBe(`${app.origin}/?sign_in=cancelled`);
		expect(await session()).toBeNull();
	});

	it('leads back to the product from a sign-in it does not know', async () => {
		const methods = await begin();
		const stranger = await new ScriptedBrowser().open(methods.url);
		expect(stranger.status).toBe(400);
		expect(stranger.html).toContain(`href="${app.origin}/"`);
	});

	it('sends nobody to a callback that is not on this machine', async () => {
		const methods = await begin();
		const authorize = new URL(browser.visited.find((url) => url.pathname === '/auth')!);
		authorize.searchParams.set('redirect_uri', 'https://evil.example/auth/callback');
		const page = await browser.open(authorize);
		expect(page.status).toBe(400);
		expect(page.url.origin).toBe(methods.url.origin);
	});

	it('survives a restart of the product, sandbox and all', async () => {
		await signIn();
		const earlier = await session();
		await app.close();
		app = await startApp(database());
		expect(await session()).toEqual(earlier);
		await signIn();
		expect(await session()).not.toBeNull();
	});

	it('escapes what it is given', async () => {
		const page = await browser.submit(await choose(METHODS[0][0]), {
			fin: '<script>alert(1)</script>'
		});
		expect(page.html).not.toContain('<script>');
	});

	it('prints nothing and logs no FİN, phone, name or code', async () => {
		const spies = (['log', 'info', 'warn', 'error'] as const).map((name) =>
			vi.spyOn(console, name)
		);
		await signIn();
		const asked = await browser.submit(await choose(METHODS[0][0]), { fin: AYGUN });
		const code = await sentCode(asked);
		await browser.submit(asked, { code });
		expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
		expect(app.log.length).toBeGreaterThan(0);
		for (const secret of [AYGUN, '0000101', 'Aygün', code]) {
			expect(app.log.join()).not.toContain(secret);
		}
		vi.restoreAllMocks();
	});

	it('refuses to start for a product that others can reach', async () => {
		const options = { ...app.parts, origin: 'https://muraciet.example', port: 0 };
		await expect(startSandbox(options)).rejects.toThrow('sandbox is for loopback only');
	});

	it('says which port is taken', async () => {
		const { port } = new URL((await begin()).url.origin);
		const options = { ...app.parts, origin: app.origin, port: Number(port) };
		await expect(startSandbox(options)).rejects.toMatchObject({
			code: 'EADDRINUSE',
			port: Number(port)
		});
	});
});
