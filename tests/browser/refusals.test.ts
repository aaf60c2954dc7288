import {
	attachDocuments,
	begin,
	confirmByDialog,
	fillAddress,
	fillIn,
	next,
	numberGiven,
	OWNERSHIP,
	RESIDENCE,
	savedMarks
} from './fixtures/citizen.ts';
import { emptyFile, pageNamed, pdfFile } from './fixtures/files.ts';
import { forgetDistrict } from './fixtures/server-store.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test('a wrong FİN is refused with what to do, and what was typed stays, also after the tab is closed', async ({
	device,
	page
}) => {
	await page.goto('/applications/new?source=eGov');
	const fin = page.getByLabel('FİN kodu');
	await fin.fill('OI12345');
	await next(page);
	await expect(page.getByText('I və O hərfləri olmur').first()).toBeVisible();
	await expect(page).toHaveTitle(/^Xəta:/);
	await expect(fin).toHaveValue('OI12345');
	await device.kill();
	const again = await device.reopen();
	await again.goto('/');
	await again
		.getByRole('link', { name: /Davam et/ })
		.first()
		.click();
	await again.getByRole('link', { name: 'Yeni istehlakçı' }).click();
	await expect(again.getByLabel('FİN kodu')).toHaveValue('OI12345');
});

const refusals = [
	['a file of 21 MB', pdfFile('böyük.pdf', 21 * 1024 * 1024), 'Fayl çox böyükdür'],
	['an empty file', emptyFile('boş.pdf'), 'Fayl boşdur'],
	['a web page that calls itself a PDF', pageNamed('sənəd.pdf'), 'Faylın içi adına uyğun deyil'],
	[
		'a program',
		{ name: 'sənəd.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
		'Fayl PDF, JPG, JPEG və ya PNG formatında olmalıdır'
	]
] as const;

for (const [what, file, message] of refusals) {
	test(`${what} is refused with its message, and nothing typed or attached is lost`, async ({
		page
	}) => {
		await begin(page);
		await fillAddress(page);
		await next(page);
		await attachDocuments(page);
		await page.getByLabel(OWNERSHIP, { exact: true }).setInputFiles({ ...file });
		await expect(page.getByText(message).first()).toBeVisible();
		await expect(savedMarks(page)).toHaveCount(2);
		await expect(page.getByText('çıxarış.pdf').first()).toBeVisible();
		await page.goBack();
		await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	});
}

test('what the server refuses is told with its reason, leads to where it is mended, and goes when it is', async ({
	app,
	page
}) => {
	await signIn(page);
	const id = await begin(page);
	await fillIn(page);
	forgetDistrict(app, 'AZ-BA-NESIMI');
	await confirmByDialog(page);
	await expect(page.getByText('Müraciət qəbul edilmədi').first()).toBeVisible();
	await expect(page.getByText('qeydiyyata alındı')).toHaveCount(0);
	await page.getByRole('link', { name: /Bu rayon siyahıda yoxdur/ }).click();
	const district = page.getByLabel('Ünvanın yerləşdiyi rayonun adı');
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	await district.selectOption({ label: 'Bakı şəhəri, Nizami rayonu' });
	await expect(page.getByText('Bu cihazda saxlanıldı')).toBeVisible();
	await page.goto(`/applications/${id}/check`);
	await confirmByDialog(page);
	await numberGiven(page);
	await expect(page.getByText('Müraciət qəbul edilmədi')).toHaveCount(0);
});

test('an incomplete form names every gap with a link to it', async ({ page }) => {
	const id = await begin(page);
	await page.goto(`/applications/${id}/check`);
	await page.getByRole('button', { name: 'Müraciət et' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.getByText(`Sənədi əlavə edin`).first()).toBeVisible();
	await page.getByRole('link', { name: 'Ev nömrəsini yazın.' }).first().click();
	await expect(page.getByLabel('Ev nömrəsi')).toBeVisible();
	await expect(page.getByLabel(RESIDENCE, { exact: true })).toHaveCount(0);
});
