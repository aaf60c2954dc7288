import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Page } from './auth-browser.ts';
import { AYGUN, METHODS, NINO, SandboxScene } from './auth-sandbox-scene.ts';
import { onSqlite } from './databases.ts';

const CODE_MINUTES = 3;
const PHONE_MINUTES = 2;
const PHONE = '050 000 01 01';
const USER_ID = '100101';

onSqlite((database) => {
	let scene: SandboxScene;

	beforeEach(async () => {
		scene = await SandboxScene.start(database());
	});
	afterEach(() => scene.app.close());

	const submit = (page: Page, form: Record<string, string>) => scene.browser.submit(page, form);
	const home = () => `${scene.app.origin}/`;

	function expectFault(page: Page, message: string): void {
		expect(page.status).toBe(422);
		expect(page.html).toContain(message);
	}

	it.each(METHODS)(
		'signs a sample person in by "%s" and keeps the method',
		async (name, method, assurance) => {
			const chosen = await scene.choose(name, '/applications/new?from=e-su');
			const page = await submit(chosen, { person: AYGUN });
			expect(page.url.href).toBe(`${scene.app.origin}/applications/new?from=e-su`);
			expect(await scene.session()).toMatchObject({ method, assurance });
		}
	);

	it('signs in by FİN and the one-time code of the outbox', async () => {
		const asked = await scene.askCode(' 1aygn-23 ');
		const page = await submit(asked, { code: await scene.sentCode(asked) });
		expect(page.url.href).toBe(home());
		expect(await scene.session()).toMatchObject({ method: 'identification-number' });
	});

	it.each([
		['1AYGN2', 'FİN 7 simvoldan ibarətdir'],
		['1AYGNO3', 'I və O hərfləri olmadan'],
		['7QQQQ77', 'nümunə şəxs yoxdur']
	])('says what is wrong with the FİN %s', async (fin, message) => {
		expectFault(await scene.askCode(fin), message);
	});

	it('takes a wrong code three times, then wants a new one sent', async () => {
		let page = await scene.askCode();
		const code = await scene.sentCode(page);
		for (const message of ['Kod yanlışdır', 'Kod yanlışdır', 'üç dəfə yanlış']) {
			page = await submit(page, { code: 'wrong' });
			expectFault(page, message);
		}
		expectFault(await submit(page, { code }), 'Kodun vaxtı bitib');
		expect(await scene.session()).toBeNull();
	});

	it('takes no code after its time', async () => {
		const asked = await scene.askCode();
		const code = await scene.sentCode(asked);
		scene.app.pass(CODE_MINUTES * 60_000);
		expectFault(await submit(asked, { code }), 'Kodun vaxtı bitib');
	});

	it('takes no code that was sent for another sign-in', async () => {
		const asked = await scene.askCode();
		const code = await scene.sentCode(asked);
		const other = await scene.choose(METHODS[0][0]);
		expectFault(await submit(other, { code }), 'Kodun vaxtı bitib');
	});

	const shownCode = (page: Page) => /class="code"[^>]*>(\d{4})</.exec(page.html)?.[1] ?? 'none';

	async function askPhone(phone = PHONE, user = USER_ID): Promise<Page> {
		return submit(await scene.choose(METHODS[2][0]), { phone, user });
	}

	it('signs in by phone and user id, once the phone agrees to the same control code', async () => {
		const waiting = await askPhone();
		expect((await scene.browser.open(waiting.url)).html).toContain(shownCode(waiting));
		const phone = await scene.answerPhone(waiting, 'confirm');
		expect(shownCode(phone)).toBe(shownCode(waiting));
		expect((await scene.browser.open(waiting.url)).url.href).toBe(home());
		expect(await scene.session()).toMatchObject({ method: 'asan-imza', assurance: 'high' });
	});

	it('says that the phone refused, and can ask it again', async () => {
		const waiting = await askPhone();
		await scene.answerPhone(waiting, 'cancel');
		const page = await scene.browser.open(waiting.url);
		expectFault(page, 'telefonda ləğv edildi');
		const again = await submit(page, { phone: PHONE, user: USER_ID });
		await scene.answerPhone(again, 'confirm');
		expect((await scene.browser.open(again.url)).url.href).toBe(home());
	});

	it('does not take an agreement that comes too late', async () => {
		const waiting = await askPhone();
		scene.app.pass(PHONE_MINUTES * 60_000);
		await scene.answerPhone(waiting, 'confirm');
		expectFault(await scene.browser.open(waiting.url), 'vaxtında təsdiqlənmədi');
		expect(await scene.session()).toBeNull();
	});

	it('does not take an agreement to another sign-in', async () => {
		await scene.answerPhone(await askPhone(), 'confirm');
		const page = await scene.choose(METHODS[2][0]);
		expect(page.html).toContain('İstifadəçi ID');
		expect(await scene.session()).toBeNull();
	});

	it.each([
		[PHONE, '100102'],
		['050 000 01 99', USER_ID],
		// Somebody without a phone is not found by having none.
		['', '']
	])('knows nobody by the phone "%s" and the user id "%s"', async (phone, user) => {
		expectFault(await askPhone(phone, user), 'nümunə şəxs yoxdur');
	});

	it('knows the person by the claims nested under user, and one whose account has no phone', async () => {
		await scene.signIn();
		await scene.signIn(METHODS[2][0], NINO);
		const people = await database().selectFrom('person').selectAll().orderBy('fin').execute();
		expect(people).toMatchObject([
			{ fin: AYGUN, given_name: 'Aygün', family_name: 'Məmmədova', phone: '+994500000101' },
			{ fin: NINO, given_name: 'Nino', family_name: 'Beridze', patronymic: '', phone: '' }
		]);
	});
});
