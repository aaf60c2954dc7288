import { begin, fillAddress, next, OWNERSHIP, savedMarks } from './fixtures/citizen.ts';
import { pdfFile } from './fixtures/files.ts';
import { expect, test } from './fixtures/test.ts';

const MEBIBYTE = 1024 * 1024;

test('on a device with no room a document is refused with what to do, and nothing typed or attached is lost', async ({
	app,
	device,
	page
}) => {
	const session = await device.context.newCDPSession(page);
	const quota = (quotaSize?: number) =>
		session.send('Storage.overrideQuotaForOrigin', {
			origin: app.url,
			...(quotaSize !== undefined && { quotaSize })
		});
	// Before anything is written: the browser remembers for a while how much room there was.
	await quota(5 * MEBIBYTE);
	await begin(page);
	await fillAddress(page);
	await next(page);
	const field = page.getByLabel(OWNERSHIP, { exact: true });
	await field.setInputFiles(pdfFile('çıxarış.pdf', 200_000));
	await expect(savedMarks(page)).toHaveCount(1);
	await field.setInputFiles(pdfFile('böyük.pdf', 8 * MEBIBYTE));
	await expect(page.getByText('Cihazda yer qalmayıb').first()).toBeVisible({ timeout: 30_000 });
	await expect(savedMarks(page)).toHaveCount(1);
	await expect(page.getByText('çıxarış.pdf').first()).toBeVisible();
	await page.reload();
	await expect(page.getByText('çıxarış.pdf').first()).toBeVisible();
	await expect(page.getByText('böyük.pdf')).toHaveCount(0);
	await page.goto(page.url().replace(/documents$/, 'address'));
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	await quota();
	await page.goto(page.url().replace(/address$/, 'documents'));
	await page
		.getByLabel(OWNERSHIP, { exact: true })
		.setInputFiles(pdfFile('böyük.pdf', 8 * MEBIBYTE));
	await expect(page.getByText('böyük.pdf').first()).toBeVisible();
	await expect(savedMarks(page)).toHaveCount(1, { timeout: 30_000 });
});
