import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessibility.ts';
import {
	attachDocuments,
	begin,
	confirmByDialog,
	fillAddress,
	fillIn,
	next,
	numberGiven,
	savedMarks
} from './fixtures/citizen.ts';
import { Device } from './fixtures/device.ts';
import { AYGUN, ELNUR, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const PASSPHRASE = 'göy dəniz, ağ yelkən';
const TITLE = 'Bu cihazdakı məlumatlar';

/** Makes a file of the one draft there is, as a person would, and answers where it was saved. */
async function saveToFile(page: Page): Promise<string> {
	await page.goto('/settings/data');
	await page.getByRole('button', { name: 'Fayla köçür' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Parol ifadəsi', { exact: true }).fill('qısa');
	await dialog.getByRole('button', { name: 'Faylı yarat' }).click();
	await expect(dialog.getByText('İfadə qısadır')).toBeVisible();
	await expectAccessible(page);
	await dialog.getByLabel('Parol ifadəsi', { exact: true }).fill(PASSPHRASE);
	await dialog.getByLabel('Parol ifadəsi bir daha').fill(PASSPHRASE);
	await dialog.getByRole('button', { name: 'Faylı yarat' }).click();
	const download = page.waitForEvent('download');
	await dialog.getByRole('link', { name: 'Faylı saxla' }).click();
	expect((await download).suggestedFilename()).toMatch(/^muraciet-\d{4}-\d\d-\d\d\.qaralama$/);
	return (await download).path();
}

async function takeFrom(page: Page, file: { name: string; buffer: Buffer }, passphrase: string) {
	await page
		.getByLabel('Köçürmə faylı')
		.setInputFiles({ ...file, mimeType: 'application/octet-stream' });
	await page.getByLabel('Parol ifadəsi').fill(passphrase);
	await page.getByRole('button', { name: 'Fayldan götür' }).click();
}

test('a draft with its documents goes to another device in a file, with no link on either', async ({
	device,
	page,
	app
}, info) => {
	const id = await begin(page);
	await fillAddress(page);
	await next(page);
	await attachDocuments(page);
	const buffer = await readFile(await saveToFile(page));
	await page.getByRole('dialog').getByRole('button', { name: 'Bağla' }).click();
	await expectAccessible(page);

	const other = await Device.open(info.outputPath('other'), app.url);
	try {
		await other.page.goto('/settings/data');
		await expect(other.page.getByRole('heading', { name: TITLE, level: 1 })).toBeVisible();
		await device.goOffline();
		await other.goOffline();
		const file = { name: 'muraciet.qaralama', buffer };
		await takeFrom(other.page, file, 'başqa bir ifadə');
		await expect(other.page.getByText('Bu faylın parol ifadəsi başqadır')).toBeVisible();
		const damaged = { ...file, buffer: buffer.subarray(0, -100) };
		await takeFrom(other.page, damaged, PASSPHRASE);
		await expect(other.page.getByText('Fayl zədələnib')).toBeVisible();
		await expectAccessible(other.page);
		await takeFrom(other.page, file, PASSPHRASE);
		await expect(
			other.page.getByText('Qaralama sənədləri ilə birlikdə bu cihazdadır')
		).toBeVisible();
		await takeFrom(other.page, file, PASSPHRASE);
		const question = other.page.getByRole('dialog', { name: 'Bu müraciət artıq bu cihazdadır' });
		await expect(question).toBeVisible();
		await question.getByRole('button', { name: 'Olduğu kimi saxla' }).click();
		await other.goOnline();
		await other.page.goto(`/applications/${id}/edit/documents`);
		await expect(savedMarks(other.page)).toHaveCount(2);
	} finally {
		await other.close();
	}
});

test('a file taken in before signing in as somebody else goes on as that person’s own draft', async ({
	device,
	page,
	app
}, info) => {
	await signIn(page, AYGUN);
	const id = await begin(page);
	await fillIn(page);
	const buffer = await readFile(await saveToFile(page));
	await page.goto(`/applications/${id}/check`);
	await confirmByDialog(page);
	const hers = await numberGiven(page);
	await device.goOffline();

	const other = await Device.open(info.outputPath('other'), app.url);
	try {
		await other.page.goto('/settings/data');
		await takeFrom(other.page, { name: 'muraciet.qaralama', buffer }, PASSPHRASE);
		await expect(
			other.page.getByText('Qaralama sənədləri ilə birlikdə bu cihazdadır')
		).toBeVisible();
		await signIn(other.page, ELNUR, `/applications/${id}`);
		await expect(other.page.getByText('Bu müraciət qurumda tapılmadı').first()).toBeVisible();
		await expectAccessible(other.page);
		await other.page.getByRole('button', { name: 'Yeni qaralamaya köçür' }).click();
		await expect(other.page).not.toHaveURL(new RegExp(id));
		await other.page.goto(`${other.page.url()}/check`);
		await confirmByDialog(other.page);
		expect(await numberGiven(other.page)).not.toBe(hers);
	} finally {
		await other.close();
	}
});

test('documents are kept back by hand where the browser does not tell the kind of link', async ({
	device,
	page
}) => {
	await page.goto('/settings/data');
	const other = await device.context.newPage();
	await other.goto('/settings/data');
	const boxOf = (tab: Page) => tab.getByRole('checkbox', { name: 'Sənədləri hələlik göndərmə' });
	for (const isHeld of [true, false]) {
		await boxOf(page).setChecked(isHeld);
		await expect(boxOf(other)).toBeChecked({ checked: isHeld });
		await other.reload();
		await expect(boxOf(other)).toBeChecked({ checked: isHeld });
	}
});

test('the file can be asked for on the draft’s own page, and the settings lead to the device’s data', async ({
	page
}) => {
	const id = await begin(page);
	await page.goto(`/applications/${id}`);
	await page.getByRole('button', { name: 'Fayla köçür' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByLabel('Parol ifadəsi', { exact: true })).toBeVisible();
	await dialog.getByRole('button', { name: 'Bağla' }).click();
	await expect(dialog).toBeHidden();
	await page.goto('/settings');
	await page.getByRole('link', { name: TITLE }).click();
	await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
});
