import { readFile } from 'node:fs/promises';
import { expectAccessible, expectAccessibleInBothThemes } from './fixtures/accessibility.ts';
import { begin, confirmByDialog, fillIn, numberGiven, OWNERSHIP } from './fixtures/citizen.ts';
import { pdfFile } from './fixtures/files.ts';
import { Operator } from './fixtures/operator.ts';
import { expectPrintable } from './fixtures/paper.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { AYGUN, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test('the utility asks, the open page says so at once, the answer is given without a link and goes by itself', async ({
	app,
	browser,
	device
}) => {
	test.setTimeout(180_000);
	const { page } = device;
	await signIn(page, AYGUN);
	await untilWorksOffline(page);
	const id = await begin(page);
	await fillIn(page);
	await confirmByDialog(page);
	const number = await numberGiven(page);
	await expectPrintable(page);

	await page.getByRole('button', { name: 'Qəbz (PDF)' }).click();
	await expect(page.getByText('Qəbz bu cihazda saxlanılıb')).toBeVisible();
	await page.goto(`/applications/${id}`);
	await expect(page.getByText('Quruma çatıb')).toHaveCount(2, { timeout: 30_000 });

	const operator = await Operator.signIn(browser, app.url);
	await operator.move(id, { to: 'inProgress' });
	await expect(page.getByText('İcradadır').first()).toBeVisible({ timeout: 5000 });
	await page.getByRole('link', { name: 'Müraciətlər' }).first().click();
	await operator.move(id, {
		...{ to: 'moreInfo', note: 'Evin nömrəsi sənəddəkindən fərqlidir.' },
		...{ documents: ['ownership'], fields: ['house'] }
	});
	const news = page.getByRole('link', { name: 'Müraciətlər yeni: 1' });
	await expect(news).toBeVisible({ timeout: 5000 });
	await expectAccessibleInBothThemes(page);

	await device.goOffline();
	await test.step('what is new stands in the table and among the notices, with its date and reason', async () => {
		await page.reload();
		const card = page.getByRole('main').getByRole('listitem').filter({ hasText: number });
		await expect(card.getByText('Yeni', { exact: true })).toBeVisible();
		await expect(card).toContainText(/\d\d\.\d\d\.\d{4}: Evin nömrəsi sənəddəkindən fərqlidir\./);
		await page.goto('/notices');
		const notices = page.getByRole('main').getByRole('listitem');
		await expect(notices).toHaveCount(3);
		await expect(notices.first()).toContainText(`${number}: Əlavə məlumat tələb olunur`);
		await expect(notices.first()).toContainText('Evin nömrəsi sənəddəkindən fərqlidir.');
		await expect(notices.getByText('Yeni', { exact: true })).toHaveCount(1);
		await expectAccessibleInBothThemes(page);
		await notices.first().getByRole('link').click();
		await expect(page.getByRole('link', { name: 'Cavab ver' })).toBeVisible();
		await expect(news).toHaveCount(0);
	});
	await expectAccessible(page);
	await expectPrintable(page);

	await page.getByRole('link', { name: 'Cavab ver' }).click();
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	await page.getByRole('button', { name: 'Cavabı göndər' }).click();
	await expect(page.getByRole('heading', { name: 'Suala cavab' })).toBeVisible();
	await page.getByLabel('Ev nömrəsi').fill('14B');
	await page
		.getByLabel(OWNERSHIP, { exact: true })
		.setInputFiles(pdfFile('yeni-çıxarış.pdf', 9000));
	await expect(page.getByText('yeni-çıxarış.pdf').first()).toBeVisible();
	await page.getByLabel('Cavabınız').fill('Düzgün nömrə 14B-dir.');
	await expect(page.getByText('Bu cihazda saxlanıldı')).toBeVisible();
	await expectAccessible(page);
	await page.reload();
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('14B');
	await page.getByRole('button', { name: 'Cavabı göndər' }).click();
	await expect(page).toHaveURL(`/applications/${id}`);
	await expect(page.getByText('Cavabınız bu cihazda saxlanılıb').first()).toBeVisible();

	const receipt = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Qəbz (PDF)' }).click();
	const paper = await receipt;
	expect(paper.suggestedFilename()).toBe(`${number}.pdf`);
	expect((await readFile(await paper.path())).subarray(0, 5).toString()).toBe('%PDF-');

	await device.goOnline();
	await expect(page.getByText('İcradadır').first()).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText('Düzgün nömrə 14B-dir.')).toBeVisible();
	await expect(page.getByText('14B', { exact: true })).toBeVisible();
	await expect(page.getByText('yeni-çıxarış.pdf')).toBeVisible();
	await operator.leave();

	await page.getByRole('button', { name: 'Müraciəti geri götür' }).click();
	const dialog = page.getByRole('alertdialog');
	await dialog.getByRole('button', { name: 'Saxla' }).click();
	await expect(dialog).toHaveCount(0);
	await expect(page.getByText('Geri götürülüb')).toHaveCount(0);
	await page.getByRole('button', { name: 'Müraciəti geri götür' }).click();
	await dialog.getByRole('button', { name: 'Geri götür' }).click();
	await expect(page.getByText('Geri götürülüb').first()).toBeVisible({ timeout: 30_000 });
});

test('someone without the app is told by number, FİN and code, and learns nothing by guessing', async ({
	page
}) => {
	await page.goto('/status?number=26-00001-9');
	await expect(page.getByLabel('Müraciət nömrəsi')).toHaveValue('26-00001-9');
	await expectAccessible(page);
	await page.getByLabel('FİN kodu').fill('5ABC123');
	await page.getByRole('button', { name: 'Kod göndər' }).click();
	await page.getByLabel('SMS ilə gələn kod').fill('123456');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Statusu göstər' }).click();
	await expect(page.getByText('Kod düz deyil')).toBeVisible();
});
