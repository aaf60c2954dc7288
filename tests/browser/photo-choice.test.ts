import type { Page } from '@playwright/test';
import { begin, fillAddress, next, OWNERSHIP, savedMarks } from './fixtures/citizen.ts';
import { expectAccessible } from './fixtures/accessibility.ts';
import { draw, teachBase64 } from './fixtures/drawing.ts';
import { expect, test } from './fixtures/test.ts';

test('a large photo is offered smaller, and what the person takes is what the device keeps', async ({
	page
}) => {
	await beginDocuments(page);
	const photo = await largePhoto(page);
	await page.getByLabel(OWNERSHIP, { exact: true }).setInputFiles(photo);
	const smaller = page.getByRole('radio', { name: /^Kiçildilmiş şəkil: .+ MB → .+/ });
	await expect(smaller).toBeChecked({ timeout: 30_000 });
	await expect(savedMarks(page)).toHaveCount(1);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Bu ölçünü seç' }).click();
	await expect(smaller).toHaveCount(0);
	await expect(page.getByText(/IMG_7\.jpg/).first()).toBeVisible();
	await expect(page.getByText(sizeWords(photo.buffer.length))).toHaveCount(0);

	await page.getByLabel(OWNERSHIP, { exact: true }).setInputFiles(photo);
	await page.getByRole('radio', { name: /^Olduğu kimi/ }).check({ timeout: 30_000 });
	await page.getByRole('button', { name: 'Bu ölçünü seç' }).click();
	await expect(page.getByText(sizeWords(photo.buffer.length)).first()).toBeVisible();
});

test('who goes on without choosing has attached the photo all the same, the smaller one', async ({
	page
}) => {
	await beginDocuments(page);
	const photo = await largePhoto(page);
	await page.getByLabel(OWNERSHIP, { exact: true }).setInputFiles(photo);
	await expect(page.getByRole('radio').first()).toBeVisible({ timeout: 30_000 });
	await page.getByRole('button', { name: 'Davam et' }).click();
	await page
		.getByRole('link', { name: 'Hissələrin siyahısına qayıt' })
		.or(page.getByRole('button', { name: 'Belə saxla' }))
		.first()
		.click();
	await expect(page).not.toHaveURL(/edit\/documents/);
	await page.goBack();
	await expect(savedMarks(page)).toHaveCount(1, { timeout: 30_000 });
	await expect(page.getByText(sizeWords(photo.buffer.length))).toHaveCount(0);
});

async function beginDocuments(page: Page): Promise<void> {
	await begin(page);
	await fillAddress(page);
	await next(page);
}

/** A photo as a phone takes it: over 2 MB. */
async function largePhoto(page: Page) {
	await teachBase64(page);
	const drawing = { width: 3000, height: 2250, type: 'image/jpeg', look: 'noise' } as const;
	const buffer = Buffer.from(await draw(page, drawing));
	expect(buffer.length).toBeGreaterThan(2 * 1024 * 1024);
	return { name: 'IMG_7.jpg', mimeType: 'image/jpeg', buffer };
}

/** `3,4 MB`, as the product writes it. */
function sizeWords(bytes: number): string {
	return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;
}
