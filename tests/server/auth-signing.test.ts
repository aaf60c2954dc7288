import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyFile } from '../../src/lib/server/auth/sandbox/browser/key-file.ts';
import type { Page } from './auth-browser.ts';
import { AYGUN, METHODS, SandboxScene } from './auth-sandbox-scene.ts';
import { answerSima, challengeOn, fetchKeyFile, signWithKeyFile } from './auth-signing.ts';
import { onSqlite } from './databases.ts';

const MINUTE = 60_000;
const REFUSED: [string, string][] = [
	['4KMRN56-expired', 'Sertifikatın müddəti bitib'],
	['4KMRN56-revoked', 'Sertifikat ləğv edilib'],
	['4KMRN56-foreign', 'sertifikat mərkəzi tərəfindən verilməyib']
];

onSqlite((database) => {
	let scene: SandboxScene;

	beforeEach(async () => {
		scene = await SandboxScene.start(database());
	});
	afterEach(() => scene.app.close());

	const reopen = (page: Page) => scene.browser.open(page.url);

	async function expectSignedIn(page: Page, method: string): Promise<void> {
		expect(page.url.href).toBe(`${scene.app.origin}/`);
		expect(await scene.session()).toMatchObject({ method, assurance: 'high' });
		const people = await database().selectFrom('person').select('fin').execute();
		expect(people).toEqual([{ fin: AYGUN }]);
	}

	async function expectFault(page: Page, message: string): Promise<void> {
		expect(page.status).toBe(422);
		expect(page.html).toContain(message);
		expect(await scene.session()).toBeNull();
	}

	describe('SİMA İmza', () => {
		const begin = () => scene.choose('SİMA İmza ilə');

		it('signs in whoever signs the challenge on the phone that read the code', async () => {
			const page = await begin();
			expect(page.html).toContain('<svg');
			expect((await reopen(page)).url).toEqual(page.url);
			await answerSima(page, AYGUN);
			await expectSignedIn(await reopen(page), 'sima-imza');
		});

		it.each(REFUSED)('refuses the certificate %s and says why', async (certificate, message) => {
			const page = await begin();
			await answerSima(page, certificate);
			await expectFault(await reopen(page), message);
		});

		it('says that the phone refused, and then shows a new code that works', async () => {
			const page = await begin();
			await answerSima(page, null);
			await expectFault(await reopen(page), 'SİMA tətbiqində ləğv edildi');
			await answerSima(await reopen(page), AYGUN);
			await expectSignedIn(await reopen(page), 'sima-imza');
		});

		it('does not take a signature that comes too late, and says so on both screens', async () => {
			const page = await begin();
			scene.app.pass(2 * MINUTE);
			expect((await answerSima(page, AYGUN)).html).toContain('artıq gözləmir');
			await expectFault(await reopen(page), 'vaxtında oxunmadı');
		});

		it('does not take the phone of another sign-in', async () => {
			await answerSima(await begin(), AYGUN);
			expect((await begin()).html).toContain('SİMA tətbiqini aç');
			expect(await scene.session()).toBeNull();
		});
	});

	describe.each([
		[METHODS[3][0], 'sima-token', 'bsmm'],
		[METHODS[4][0], 'bsmm', 'sima-token']
	])('%s', (name, key, other) => {
		const begin = () => scene.choose(name);
		const send = async (page: Page, file: string, challenge?: string) =>
			scene.browser.submit(page, await signWithKeyFile(page, file, challenge));

		it('signs in by a key file, whose key signs the challenge', async () => {
			await expectSignedIn(await send(await begin(), `${key}/${AYGUN}`), key);
		});

		it.each(REFUSED)('refuses the certificate %s and says why', async (certificate, message) => {
			await expectFault(await send(await begin(), `${key}/${certificate}`), message);
		});

		it('refuses a certificate of the other centre', async () => {
			await expectFault(await send(await begin(), `${other}/${AYGUN}`), 'verilməyib');
		});

		it('refuses what was signed for another sign-in, or for this one a moment ago', async () => {
			const earlier = challengeOn(await begin());
			const page = await begin();
			const refused = await send(page, `${key}/${AYGUN}`, earlier);
			await expectFault(refused, 'bu giriş sorğusuna aid deyil');
			const old = await send(refused, `${key}/${AYGUN}`, challengeOn(page));
			await expectFault(old, 'bu giriş sorğusuna aid deyil');
		});

		it('refuses what is no certificate, and no signature at all', async () => {
			const page = await begin();
			const rubbish = await scene.browser.submit(page, { certificate: 'AAAA', signature: 'AAAA' });
			await expectFault(rubbish, 'Sertifikat oxunmadı');
			await expectFault(await scene.browser.submit(rubbish, {}), 'Sertifikat oxunmadı');
		});

		it('does not take a signature that comes too late', async () => {
			const page = await begin();
			scene.app.pass(5 * MINUTE);
			await expectFault(await send(page, `${key}/${AYGUN}`), 'İmza vaxtında gəlmədi');
		});
	});

	it('gives every person a key file that opens with the password shown, and with no other', async () => {
		const page = await scene.begin();
		const { bytes, password } = await fetchKeyFile(page, `bsmm/${AYGUN}`);
		await expect(openKeyFile(bytes, password)).resolves.toHaveProperty('certificate');
		await expect(openKeyFile(bytes, `${password}0`)).rejects.toThrow();
		await expect(openKeyFile(bytes.slice(0, -1), password)).rejects.toThrow();
		await expect(openKeyFile(new ArrayBuffer(0), password)).rejects.toThrow();
	});

	it('makes other certificates and another password at every start', async () => {
		const [first, page] = [await scene.begin(), await SandboxScene.start(database())];
		const second = await page.begin();
		const files = [
			await fetchKeyFile(first, `bsmm/${AYGUN}`),
			await fetchKeyFile(second, `bsmm/${AYGUN}`)
		];
		await page.app.close();
		const certificates = await Promise.all(
			files.map(async ({ bytes, password }) => (await openKeyFile(bytes, password)).certificate)
		);
		expect(Buffer.from(certificates[0]!)).not.toEqual(Buffer.from(certificates[1]!));
	});

	it.each([
		['ru', 'Сертификат отозван', 'Пробная среда'],
		['en', 'The certificate was revoked', 'Sandbox']
	])('says it in the person’s language: %s', async (language, message, notice) => {
		const first = await scene.begin();
		const page = await scene.browser.open(new URL(`?language=${language}`, first.url));
		expect(page.html).toContain(`<html lang="${language}">`);
		expect(page.html).toContain(notice);
		const sima = await scene.browser.follow(page, 'SİMA İmza ilə');
		await answerSima(sima, '4KMRN56-revoked');
		expect((await reopen(sima)).html).toContain(message);
	});
});
