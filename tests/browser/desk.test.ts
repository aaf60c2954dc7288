import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expectAccessible, expectAccessibleInBothThemes } from './fixtures/accessibility.ts';
import {
	begin,
	confirmByDialog,
	fillAddress,
	fillContact,
	fillIn,
	numberGiven
} from './fixtures/citizen.ts';
import { browserOptions } from './fixtures/browser-options.ts';
import { comeBackTo } from './fixtures/desk-hands.ts';
import { Device } from './fixtures/device.ts';
import { pdfFile } from './fixtures/files.ts';
import { expectPlain, MARKUP } from './fixtures/plain-text.ts';
import { giveUpNotices } from './fixtures/server-store.ts';
import { AYGUN, identifyAs, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';
import { openWindow } from './fixtures/ways-in.ts';

const OPERATOR = 'Şəbnəm Quliyeva';
const COLLEAGUE = 'Kamran İsmayılov';

/** What asks how an open application stands by now. */
const LOOKS = '**/trpc/desk.hold';

/** A citizen applies with both documents, as far as the utility's having them. */
async function apply(page: Page): Promise<string> {
	await signIn(page, AYGUN);
	await begin(page);
	await fillIn(page);
	await confirmByDialog(page);
	const number = await numberGiven(page);
	await expect(page.getByText('Quruma çatıb')).toHaveCount(2, { timeout: 60_000 });
	return number;
}

test('an operator finds an application, looks at both documents, and takes it beside a colleague', async ({
	app,
	browser,
	device
}, info) => {
	test.slow();
	const number = await apply(device.page);
	const desk = await Device.open(info.outputPath('desk'), app.url);
	const { page } = desk;
	const asked: string[] = [];
	page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
	await signIn(page, OPERATOR, '/desk');

	await test.step('finds it by the name, in any letters', async () => {
		await expect(page.getByRole('link', { name: number })).toBeVisible();
		await page.keyboard.press('/');
		await page.keyboard.type('memmedova aygun');
		await expect(page.getByText('Tapıldı: 1')).toBeVisible();
		await expectAccessibleInBothThemes(page);
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'CSV faylı' }).click();
		const file = await readFile(await (await download).path(), 'utf8');
		expect(file).toContain(`"${number}";`);
		// What was searched for is in no address.
		expect(asked.filter((address) => /memmedova/.test(address))).toEqual([]);
		expect(asked.filter((address) => /desk\.queue$/.test(address))).not.toEqual([]);
	});

	await test.step('narrows the queue, keeps that for another day, and goes back to it', async () => {
		await page.getByText('Süzgəc', { exact: true }).click();
		await page.getByLabel('İcraçı').selectOption('Mənimkilər');
		await expect(page.getByText('Tapıldı: 0')).toBeVisible();
		await page.getByText('Saxlanmış süzgəclər').click();
		await page.getByLabel('Süzgəcin adı').fill('Mənə verilənlər');
		await page.getByRole('button', { name: 'Bu süzgəci saxla' }).click();
		await expect(page.getByRole('button', { name: 'Mənə verilənlər', exact: true })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Süzgəci təmizlə' }).click();
		await expect(page.getByText('Tapıldı: 1')).toBeVisible();
		await page.reload();
		await page.getByText('Saxlanmış süzgəclər').click();
		await page.getByRole('button', { name: 'Mənə verilənlər', exact: true }).click();
		await expect(page.getByText('Tapıldı: 0')).toBeVisible();
		await page.getByRole('button', { name: '“Mənə verilənlər” süzgəcini sil' }).click();
		await expect(page.getByRole('button', { name: 'Mənə verilənlər', exact: true })).toHaveCount(0);
		await page.getByRole('button', { name: 'Süzgəci təmizlə' }).click();
	});

	await test.step('opens it from the keyboard and sees both documents, page by page', async () => {
		await page.getByRole('link', { name: number }).focus();
		await page.keyboard.press('j');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: number })).toBeVisible();
		const pictures = page.locator('.paper img');
		await expect(pictures).toHaveCount(2, { timeout: 30_000 });
		for (const picture of await pictures.all()) {
			await expect
				.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
				.toBeGreaterThan(0);
		}
		await page.getByRole('button', { name: 'Böyüt' }).first().click();
		await expect(pictures.first()).toHaveAttribute('style', /width: 150%/);
		await page.getByRole('button', { name: 'Döndər' }).first().click();
		await expect(pictures.first()).toHaveAttribute('style', /rotate\(-90deg\)/);
		await expectAccessibleInBothThemes(page);
	});

	await test.step('takes it, which a colleague who has it open too is told, with what they were writing kept', async () => {
		const { locale, timezoneId } = browserOptions;
		const theirs = await browser.newContext({ locale, timezoneId, baseURL: app.url });
		const late = await theirs.newPage();
		await signIn(late, COLLEAGUE, '/desk');
		await expect(late.getByText(`Açıb: ${OPERATOR}`)).toBeVisible();
		await late.getByRole('link', { name: number }).click();
		await expect(late.getByText(`${OPERATOR} bu müraciəti açıb`)).toBeVisible();
		await expect(late.getByRole('button', { name: 'İcraya götür' })).toBeVisible();
		// Before the colleague's page looks again by itself.
		await late.route(LOOKS, (route) => route.abort());
		await page.getByRole('button', { name: 'Özümə götür' }).click();
		await expect(page.getByLabel('İcraçı')).toHaveValue(/.+/);
		await late.getByRole('button', { name: 'İcraya götür' }).click();
		await expect(late.getByText('Müraciət bu arada dəyişib')).toBeVisible();
		await expect(late.getByLabel('İcraçı')).toHaveValue(/.+/);
		await expectAccessible(late);
		await late.unroute(LOOKS);
		await page.getByRole('button', { name: 'İcraya götür' }).click();
		await expect(page.getByRole('button', { name: 'Əlavə məlumat istə' })).toBeVisible();
		await comeBackTo(late);
		await expect(late.getByText('Müraciət indicə dəyişdi')).toBeVisible();
		const words = late.getByRole('dialog').getByRole('textbox');
		await late.getByRole('button', { name: 'İmtina et' }).click();
		await words.fill('Sənəd oxunmur.');
		await page.getByLabel('İcraçı').selectOption('Verilməyib');
		await expect(page.getByRole('button', { name: 'Özümə götür' })).toBeVisible();
		await comeBackTo(late);
		await late.getByRole('dialog').getByRole('button', { name: 'İmtina et' }).click();
		await expect(late.getByText('Müraciət bu arada dəyişib')).toBeVisible();
		await late.getByRole('button', { name: 'İmtina et' }).click();
		await expect(words).toHaveValue('Sənəd oxunmur.');
		await theirs.close();
		await page.getByLabel('Qeyd əlavə et').fill('Zəng etdim, evdə yoxdur.');
		await page.getByRole('button', { name: 'Qeyd əlavə et' }).click();
		await expect(page.getByText(`${OPERATOR}, `)).toBeVisible();
	});

	await test.step('has what reached nobody sent again', async () => {
		giveUpNotices(app);
		await page.goto('/desk/notices');
		await expect(page.getByText('Server cavab vermir.').first()).toBeVisible();
		await expectAccessibleInBothThemes(page);
		await page.getByRole('button', { name: 'Hamısını yenidən göndər' }).click();
		await expect(page.getByText('Çatmayan bildiriş yoxdur')).toBeVisible();
	});

	await test.step('is told without a link that the desk needs one', async () => {
		await desk.goOffline();
		await page.goto('/desk');
		await expect(page.getByText('Operator bölməsi serverlə birbaşa işləyir.')).toBeVisible();
	});
	await desk.close();
});

test('an application is entered for a citizen at a counter, with a document they brought', async ({
	device
}) => {
	const { page } = device;
	await signIn(page, OPERATOR, '/desk/enter');
	await page.getByRole('button', { name: 'Qeydiyyata al' }).click();
	const summary = page.getByRole('alert').getByRole('link');
	await expect(summary.first()).toHaveText('Soyadı şəxsiyyət vəsiqəsindəki kimi yazın.');
	await expect(summary.last()).toHaveText('Razılıq olmadan müraciət qeydiyyata alınmır.');
	await expectAccessibleInBothThemes(page);

	await page.getByLabel('955 Çağrı Mərkəzi').check();
	await page.getByLabel('Soyadı').fill(`Əliyeva ${MARKUP}`);
	await page.getByLabel('Adı', { exact: true }).fill('Rəna');
	await page.getByLabel('FİN kodu').fill('7ZZ7ZZ7');
	await fillAddress(page);
	await fillContact(page);
	await page.getByText('Vətəndaşa fərdi məlumatların işlənməsi izah edilib').click();
	await device.context.clearCookies({ name: 'muraciet' });
	await page.getByRole('button', { name: 'Qeydiyyata al' }).click();
	await expect(page.getByText('Yazdıqlarınız bu səhifədə qalır.')).toBeVisible();
	const signingIn = await openWindow(page, 'Yeni vərəqdə daxil ol');
	await identifyAs(signingIn, OPERATOR);
	await signingIn.waitForURL('/desk/enter');
	await signingIn.close();
	await page.getByRole('button', { name: 'Qeydiyyata al' }).click();
	await expect(page.getByText('Nömrəni vətəndaşa deyin')).toBeVisible();
	await page.getByRole('link', { name: 'Müraciəti aç' }).click();
	await page.getByLabel('Fayl əlavə et').first().setInputFiles(pdfFile('çıxarış.pdf', 200_000));
	await expect(page.locator('.paper img')).toHaveCount(1, { timeout: 30_000 });
	await expect(page.getByText('Sənəd hələ gəlməyib')).toHaveCount(1);
	await expectPlain(page);
});

test('without a link the desk says so and promises nothing; a list of notices that all arrived is empty', async ({
	device
}) => {
	const { page } = device;
	await signIn(page, OPERATOR, '/desk/notices');
	await expect(page.getByText('Çatmayan bildiriş yoxdur')).toBeVisible();
	await expectAccessibleInBothThemes(page);
	await page.goto('/desk');
	await expect(page.getByText('Tapıldı: 0')).toBeVisible();
	await device.goOffline();
	await page.getByRole('button', { name: 'Yenilə' }).click();
	await expect(page.getByText('Operator bölməsi serverlə birbaşa işləyir.')).toBeVisible();
	await expect(page.getByText('burada yazılanlar cihazda saxlanılmır')).toBeVisible();
	await expect(page.getByText('Yazdıqlarınız bu cihazda saxlanılır')).toHaveCount(0);
	await expectAccessibleInBothThemes(page);
	await device.goOnline();
	await page.getByRole('button', { name: 'Yenidən yoxla' }).click();
	await expect(page.getByText('Operator bölməsi serverlə birbaşa işləyir.')).toHaveCount(0);
});

test('nobody but the staff is shown the desk', async ({ device }) => {
	await signIn(device.page, AYGUN, '/desk');
	await expect(device.page.getByText('Giriş hüququ yoxdur')).toBeVisible();
	const answer = await device.page.request.post('/desk/queue.csv', { form: { query: '{}' } });
	expect(answer.status()).toBe(403);
});
