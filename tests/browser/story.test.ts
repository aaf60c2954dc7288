import type { Page } from '@playwright/test';
import {
	applicationOf,
	attachDocuments,
	begin,
	confirmByBox,
	confirmByDialog,
	fillAddress,
	fillContact,
	fillIn,
	next,
	numberGiven,
	savedMarks
} from './fixtures/citizen.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { AYGUN, identifyAs, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test('a household applies without a link, the browser is killed, the link returns, and the number stands in the table', async ({
	device
}) => {
	await signIn(device.page, AYGUN);
	await untilWorksOffline(device.page);
	await expect(device.page.getByText('Aygün Məmmədova').first()).toBeAttached();
	await untilDirectoryIsHere(device.page);
	await device.goOffline();

	const id = await begin(device.page);
	await fillAddress(device.page);
	await next(device.page);
	await attachDocuments(device.page);
	await device.kill();

	const page = await device.reopen();
	await device.goOffline();
	await page.goto(`/applications/${id}/edit/documents`);
	await expect(savedMarks(page)).toHaveCount(2);
	await next(page);
	await fillContact(page);
	await next(page);
	await expect(page.getByText('Yeni Günəşli küçəsi')).toBeVisible();
	await confirmByDialog(page);
	await expect(page.getByText('Göndərilməyi gözləyir').first()).toBeVisible();
	await expect(page.getByText('qeydiyyata alındı')).toHaveCount(0);
	await device.kill();

	const again = await device.reopen();
	await again.goto(`/applications/${id}/sent`);
	const number = await numberGiven(again);
	await again.getByRole('link', { name: 'Müraciətlər' }).first().click();
	const card = again.getByRole('main').getByRole('listitem').filter({ hasText: number });
	await expect(card).toContainText('Aygün Məmmədova');
	await expect(card).toContainText('Elektron hökumət portalı');
	await expect(card).toContainText('Qeydiyyata alınıb');
	await expect(card).toContainText('Yeni istehlakçının qeydiyyata alınması');
});

test('a guest fills in everything, signs in at the end, and the application goes on by itself', async ({
	page
}) => {
	await begin(page, '/azersu');
	await fillIn(page);
	await confirmByDialog(page);
	await identifyAs(page, AYGUN);
	expect(await numberGiven(page)).toMatch(/^\d{2}-\d{5,}-\d$/);
	await page.goto('/applications');
	await expect(page.getByText('Azərsu saytı').first()).toBeVisible();
});

test('on e-su.az the box confirms, and without it nothing is sent', async ({ page }) => {
	await signIn(page);
	await begin(page, '/e-su');
	await fillIn(page);
	await page.getByRole('button', { name: 'Müraciət göndər' }).click();
	await expect(page.getByText('xananı işarələyin').first()).toBeVisible();
	await confirmByBox(page);
	await numberGiven(page);
	await page.goto('/applications');
	await expect(page.getByText('Elektron su portalı').first()).toBeVisible();
});

test('“İmtina” goes back to check again and sends nothing', async ({ page }) => {
	await signIn(page);
	await begin(page);
	await fillIn(page);
	await page.getByRole('button', { name: 'Müraciət et' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'İmtina' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await page.goto(`/applications/${applicationOf(page)}`);
	await expect(page.getByText('Qaralama').first()).toBeVisible();
});

/** The address directory is fetched once the app has greeted the server. */
async function untilDirectoryIsHere(page: Page): Promise<void> {
	await page.waitForFunction(async () => {
		const request = indexedDB.open('muraciet-device');
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('no database'));
		});
		const count = db.transaction('districts').objectStore('districts').count();
		const districts = await new Promise<number>((resolve) => {
			count.onsuccess = () => resolve(count.result);
		});
		db.close();
		return districts > 0;
	});
}
