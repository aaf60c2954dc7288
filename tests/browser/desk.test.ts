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
import { Device } from './fixtures/device.ts';
import { pdfFile } from './fixtures/files.ts';
import { giveUpNotices } from './fixtures/server-store.ts';
import { AYGUN, identifyAs, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';
import { openWindow } from './fixtures/ways-in.ts';

const OPERATOR = 'Şəbnəm Quliyeva';
const COLLEAGUE = 'Kamran İsmayılov';

/** A text that would be a picture that can't be had, and then a program. */
const MARKUP = '<img src=x onerror="ran=1"><b>';

/** It stands there as it was typed, and is nothing else. */
async function expectPlain(page: Page): Promise<void> {
	await expect(page.getByText(MARKUP).first()).toBeVisible();
	await expect(page.locator('img[src="x"]')).toHaveCount(0);
	expect(await page.evaluate(() => 'ran' in window)).toBe(false);
}

/** A citizen applies with both documents, as far as the utility's having them. */
async function apply(page: Page): Promise<{ id: string; number: string }> {
	await signIn(page, AYGUN);
	const id = await begin(page);
	await fillIn(page);
	await confirmByDialog(page);
	const number = await numberGiven(page);
	await expect(page.getByText('Quruma çatıb')).toHaveCount(2, { timeout: 60_000 });
	return { id, number };
}

test('an operator finds an application, looks at both documents, asks for more and completes it', async ({
	app,
	browser,
	device
}, info) => {
	test.slow();
	const { id, number } = await apply(device.page);
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

	await test.step('takes it, which a colleague who has it open too is told, and asks for what is missing', async () => {
		const { locale, timezoneId } = browserOptions;
		const theirs = await browser.newContext({ locale, timezoneId, baseURL: app.url });
		const late = await theirs.newPage();
		await signIn(late, COLLEAGUE, '/desk');
		await expect(late.getByText(`Açıb: ${OPERATOR}`)).toBeVisible();
		await late.getByRole('link', { name: number }).click();
		await expect(late.getByText(`${OPERATOR} bu müraciəti açıb`)).toBeVisible();
		await expect(late.getByRole('button', { name: 'İcraya götür' })).toBeVisible();
		await page.getByRole('button', { name: 'Özümə götür' }).click();
		await expect(page.getByLabel('İcraçı')).toHaveValue(/.+/);
		await late.getByRole('button', { name: 'İcraya götür' }).click();
		await expect(late.getByText('Müraciət bu arada dəyişib')).toBeVisible();
		await expect(late.getByLabel('İcraçı')).toHaveValue(/.+/);
		await expectAccessible(late);
		await theirs.close();
		await page.getByRole('button', { name: 'İcraya götür' }).click();
		await page.getByLabel('Qeyd əlavə et').fill('Zəng etdim, evdə yoxdur.');
		await page.getByRole('button', { name: 'Qeyd əlavə et' }).click();
		await expect(page.getByText(`${OPERATOR}, `)).toBeVisible();
		await page.getByRole('button', { name: 'Əlavə məlumat istə' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: 'Sorğunu göndər' }).click();
		await expect(dialog.getByText('Mətni yazın')).toBeVisible();
		await expectAccessible(page);
		await dialog.getByLabel('Nə lazımdır?').fill(`Evin nömrəsini dəqiqləşdirin. ${MARKUP}`);
		await dialog.getByRole('button', { name: 'Sorğunu göndər' }).click();
		await expect(page.getByText('Müraciət edənin cavabı gözlənilir.')).toBeVisible();
	});

	await test.step('the applicant reads the question and answers', async () => {
		const { page: theirs } = device;
		await theirs.goto(`/applications/${id}`);
		await expect(theirs.getByText('Evin nömrəsini dəqiqləşdirin.').first()).toBeVisible({
			timeout: 60_000
		});
		await expectPlain(theirs);
		await theirs.getByRole('link', { name: 'Cavab ver' }).first().click();
		await theirs.getByLabel('Cavabınız').fill(`12A doğrudur. ${MARKUP}`);
		await theirs.getByRole('button', { name: 'Cavabı göndər' }).click();
		await expect(theirs.getByText('12A doğrudur.').first()).toBeVisible();
	});

	await test.step('finds the answer in the history', async () => {
		await expect(async () => {
			await page.reload();
			await expect(page.getByText('12A doğrudur.')).toBeVisible({ timeout: 2000 });
		}).toPass({ timeout: 60_000 });
		await expectPlain(page);
	});

	await test.step('completes it with the subscriber code, which the applicant sees', async () => {
		await page.getByRole('button', { name: 'İcra olundu' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Abonent kodu').fill('AB-1001');
		await dialog.getByRole('button', { name: 'İcra olundu' }).click();
		await expect(page.getByText('Qərar verilib')).toBeVisible();
		await expect(device.page.getByText('AB-1001').first()).toBeVisible({ timeout: 60_000 });
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
