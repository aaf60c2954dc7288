import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessibility.ts';
import {
	attachDocuments,
	begin,
	confirmByDialog,
	fillAddress,
	fillIn,
	next,
	numberGiven
} from './fixtures/citizen.ts';
import { readDevice, readMemory } from './fixtures/left-behind.ts';
import { untilWorksOffline, wakeServiceWorker } from './fixtures/service-worker.ts';
import { AYGUN, signIn, signOutThereToo } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';
import { untilTold } from './fixtures/until-told.ts';

const PIN = '4711';
/** What only this person's data holds: their FİN and phone, the consumer's FİN, a document's name and bytes. */
const TRACES = ['1AYGN23', '994500000101', '5ABC123', 'çıxarış.pdf', '%PDF-1.7'];

const tracesIn = (text: string) => TRACES.filter((trace) => text.includes(trace));
const locked = (page: Page) => page.getByRole('heading', { name: 'Tətbiq kilidlidir' });

test('a PIN locks a draft on a shared phone: nothing of it lies open, a wrong PIN shows nothing, the right one all of it', async ({
	device,
	page
}) => {
	await signIn(page);
	await untilWorksOffline(page);
	await device.goOffline();
	const id = await begin(page);
	await fillAddress(page);
	await next(page);
	await attachDocuments(page);
	expect(tracesIn(await readDevice(page))).toEqual(TRACES);
	const other = await device.context.newPage();
	await other.goto(`/applications/${id}/edit/address`);
	await expect(other.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	await setPin(page);
	await expect(locked(other)).toBeVisible();
	await other.close();

	await page.goto(`/applications/${id}/edit/address`);
	await expect(locked(page)).toBeVisible();
	expect(tracesIn(await readDevice(page))).toEqual([]);
	expect(tracesIn(await readMemory(page))).toEqual([]);
	await expect(page.getByText(AYGUN)).toHaveCount(0);
	await expectAccessible(page);

	await give(page, '1234');
	await expect(page.getByText('PIN kod düzgün deyil')).toBeVisible();
	await expectAccessible(page);
	await give(page, PIN);
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	await page.getByLabel('Ünvan məlumatları').fill('Qızılgül döngəsi');
	await lockFromMenu(page);
	await expect(locked(page)).toBeVisible();
	expect((await readDevice(page)).includes('Qızılgül')).toBe(false);
	await give(page, PIN);
	await expect(page.getByLabel('Ünvan məlumatları')).toHaveValue('Qızılgül döngəsi');
	await lockFromMenu(page);
	await expect(locked(page)).toBeVisible();
	for (const pin of ['1', '2', '3']) await give(page, pin);
	await page.reload();
	await give(page, PIN);
	await expect(page.getByText(/Çox səhv cəhd oldu\. \d+ saniyə gözləyib/)).toBeVisible();
});

test('while the app is locked nothing is sent, by no page and not by the service worker; unlocked, all of it goes', async ({
	app,
	device,
	page
}) => {
	await signIn(page);
	await untilWorksOffline(page);
	await device.goOffline();
	const id = await begin(page);
	await fillIn(page);
	await confirmByDialog(page);
	await expect(page.getByText('Göndərilməyi gözləyir').first()).toBeVisible();
	await setPin(page);
	await page.goto(`/applications/${id}/sent`);
	await expect(locked(page)).toBeVisible();

	const before = await exchanges(app);
	await device.goOnline();
	await wakeServiceWorker(page, app.url);
	await page.waitForTimeout(3000);
	expect(await exchanges(app)).toBe(before);
	await page.getByRole('button', { name: 'PIN kodu unutmuşam' }).click();
	const forgotten = page.getByRole('alertdialog');
	await expect(forgotten).toContainText('Silsəniz, o, həmişəlik itəcək.');
	await expect(forgotten).toContainText(/Göndərilməmiş dəyişiklik: [1-9]/);
	await expect(forgotten).toContainText('Yalnız bu cihazda olan sənədlər: 489 KB');
	await forgotten.getByRole('button', { name: 'Saxla' }).click();
	await give(page, PIN);
	await numberGiven(page);
});

test('a forgotten PIN: this device’s copy goes, nobody is signed in any more, and signing in brings the server’s copy', async ({
	page
}) => {
	await signIn(page);
	const id = await begin(page);
	await fillAddress(page);
	await next(page);
	await untilTold(page);
	await setPin(page);
	await page.goto('/applications');
	await page.getByRole('button', { name: 'PIN kodu unutmuşam' }).click();
	await expectAccessible(page);
	await page.getByRole('alertdialog').getByRole('button', { name: 'Sil və yenidən' }).click();
	await signOutThereToo(page);
	await expect(page.getByRole('link', { name: 'Daxil ol' }).first()).toBeVisible();
	await signIn(page, AYGUN, `/applications/${id}/edit/address`);
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
});

test('out of sight for as long as was said, the app locks by itself; taken off, the PIN is asked no more', async ({
	page
}) => {
	await page.clock.install();
	await signIn(page);
	await setPin(page);
	await page.getByLabel('15 dəqiqədən sonra').check();
	await hide(page);
	await page.clock.runFor('14:00');
	await expect(locked(page)).toHaveCount(0);
	await page.clock.runFor('01:10');
	await expect(locked(page)).toBeVisible();
	await give(page, PIN);
	await page.getByRole('button', { name: 'PIN kodu söndür' }).click();
	await page.getByLabel('PIN kod', { exact: true }).fill(PIN);
	await page.getByRole('button', { name: 'PIN kodu söndür' }).click();
	await expect(page.getByRole('button', { name: 'PIN kod təyin et' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('button', { name: 'PIN kod təyin et' })).toBeVisible();
});

async function setPin(page: Page): Promise<void> {
	await page.goto('/settings');
	await page.getByRole('button', { name: 'PIN kod təyin et' }).click();
	await page.getByLabel('Yeni PIN kod').fill(PIN);
	await page.getByLabel('PIN kodu təkrar yazın').fill(PIN);
	await page.getByRole('button', { name: 'PIN kodu qoş' }).click();
	await expect(page.getByText('PIN kod qoşuldu.')).toBeVisible();
}

async function give(page: Page, pin: string): Promise<void> {
	const field = page.getByLabel('PIN kod', { exact: true });
	await field.fill(pin);
	await page.getByRole('button', { name: 'Kilidi aç' }).click();
	await expect(field.or(page.locator('main h1')).first()).toBeVisible();
	await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

async function lockFromMenu(page: Page): Promise<void> {
	await page.locator('summary', { hasText: AYGUN }).click();
	await page.getByRole('button', { name: 'İndi kilidlə' }).click();
}

async function hide(page: Page): Promise<void> {
	await page.evaluate(() => {
		Object.defineProperty(document, 'hidden', { value: true, configurable: true });
		document.dispatchEvent(new Event('visibilitychange'));
	});
}

async function exchanges(app: { log(): Promise<string> }): Promise<number> {
	return (await app.log()).match(/sync\.exchange","status":200/g)?.length ?? 0;
}
