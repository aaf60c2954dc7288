import { SlowSandbox } from './fixtures/slow-sandbox.ts';
import { expect, test as base } from './fixtures/test.ts';
import { choose, expectSignedIn, openWindow, signWithFile, WAYS } from './fixtures/ways-in.ts';

const MINUTE = 60_000;

const test = base.extend<{ slowSandbox: SlowSandbox }>({
	slowSandbox: async ({ variables }, use, test) => {
		const sandbox = await SlowSandbox.open(test.outputPath('slow'), variables);
		await use(sandbox);
		await sandbox.close();
	}
});

test('by FİN: a wrong code is refused, the right one from the outbox lets in', async ({ page }) => {
	await choose(page, WAYS.number);
	await page.getByLabel('FİN kodu').fill('1aygn23');
	await page.getByRole('button', { name: 'Davam et' }).click();
	const outbox = await openWindow(page, 'Sınaq qutusu');
	const code = await outbox.locator('.code').innerText();
	await outbox.close();
	await page.getByLabel('Birdəfəlik kod').fill(code === '000000' ? '111111' : '000000');
	await page.getByRole('button', { name: 'Davam et' }).click();
	await expect(page.getByRole('alert')).toContainText('Kod yanlışdır');
	await page.getByLabel('Birdəfəlik kod').fill(code);
	await page.getByRole('button', { name: 'Davam et' }).click();
	await expectSignedIn(page);
});

test('by SİMA İmza: a foreign certificate on the phone is refused in the person’s language, their own lets in', async ({
	page
}) => {
	await page.goto('/auth/sign-in?return_to=/applications');
	await page.getByRole('link', { name: 'Русский' }).click();
	await page.getByRole('link', { name: WAYS.sima }).click();
	await expect(page.getByRole('img', { name: 'QR-код запроса на вход' })).toBeVisible();
	const phone = await openWindow(page, 'Открыть приложение SİMA');
	await phone.getByRole('button', { description: 'сертификат чужого центра' }).click();
	await expect(page.getByRole('alert')).toContainText('Сертификат выдан не тем центром');
	await page.getByRole('link', { name: 'Попробовать ещё раз' }).click();
	const again = await openWindow(page, 'Открыть приложение SİMA');
	await again.getByRole('button', { name: 'Подписать: Aygün Məmmədova' }).click();
	await expect(again.getByRole('status')).toContainText('больше не ждёт');
	await expectSignedIn(page);
});

test('by Asan İmza: a refusal on the phone is told, the same code on both screens lets in', async ({
	page
}) => {
	await choose(page, WAYS.asan);
	for (const answer of ['İmtina', 'Təsdiq et']) {
		await page.getByLabel('Telefon nömrəsi').fill('050 000 01 01');
		await page.getByLabel('İstifadəçi ID').fill('100101');
		await page.getByRole('button', { name: 'Davam et' }).click();
		const code = await page.getByRole('status').innerText();
		const phone = await openWindow(page, 'sınaq telefonu');
		await expect(phone.locator('.code')).toHaveText(code);
		await phone.getByRole('button', { name: answer }).click();
		await phone.close();
		if (answer === 'İmtina')
			await expect(page.getByRole('alert')).toContainText('telefonda ləğv edildi');
	}
	await expectSignedIn(page);
});

test('by SİMA Token: an expired and a revoked certificate and a wrong password are refused, the right file lets in', async ({
	page
}) => {
	await choose(page, WAYS.token);
	await signWithFile(page, { file: 'sima-token/1AYGN23', password: 'wrong' });
	await expect(page.getByRole('alert')).toContainText('bu şifrə ilə açılmadı');
	await signWithFile(page, { file: 'sima-token/4KMRN56-expired' });
	await expect(page.getByRole('alert')).toContainText('Sertifikatın müddəti bitib');
	await signWithFile(page, { file: 'sima-token/4KMRN56-revoked' });
	await expect(page.getByRole('alert')).toContainText('Sertifikat ləğv edilib');
	await signWithFile(page, { file: 'sima-token/1AYGN23' });
	await expectSignedIn(page);
});

test('by BSMM: a certificate of another centre is refused, their own lets in', async ({ page }) => {
	await choose(page, WAYS.bsmm);
	await signWithFile(page, { file: 'sima-token/1AYGN23' });
	await expect(page.getByRole('alert')).toContainText('sertifikat mərkəzi tərəfindən verilməyib');
	await signWithFile(page, { file: 'bsmm/1AYGN23' });
	await expectSignedIn(page);
});

test('nobody answers on the phone: after its time it says so, and a new code lets in', async ({
	slowSandbox
}) => {
	const { page, pass } = slowSandbox;
	await choose(page, WAYS.sima);
	await expect(page.getByRole('img', { name: 'QR kodu' })).toBeVisible();
	pass(2 * MINUTE);
	await expect(page.getByRole('alert')).toContainText('Kod vaxtında oxunmadı');
	await page.getByRole('link', { name: 'Yenidən cəhd et' }).click();
	const phone = await openWindow(page, 'SİMA tətbiqini aç');
	await phone.getByRole('button', { name: 'İmzala: Aygün Məmmədova' }).click();
	await expectSignedIn(page);
});
