import {
	applicationOf,
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
import { discardDrafts } from './fixtures/server-store.ts';
import { untilWorksOffline, wakeServiceWorker } from './fixtures/service-worker.ts';
import { AYGUN, signIn } from './fixtures/sign-in.ts';
import { expect, test as base } from './fixtures/test.ts';
import { untilTold } from './fixtures/until-told.ts';

const test = base.extend<{ desktop: Device }>({
	desktop: async ({ app }, use, test) => {
		const device = await Device.open(test.outputPath('desktop'), app.url);
		await use(device);
		await device.close();
	}
});

test.describe.configure({ timeout: 120_000 });

test('a captive portal’s page in the place of an answer is no link: the application waits, then goes', async ({
	device,
	page
}) => {
	await signIn(page);
	await begin(page);
	await fillIn(page);
	await device.context.route('**/trpc/**', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Wi-Fi</title>' })
	);
	await confirmByDialog(page);
	await expect(page.getByText('Göndərilməyi gözləyir').first()).toBeVisible();
	await expect(page.getByText('Server cavab vermir').first()).toBeVisible();
	await device.context.unroute('**/trpc/**');
	// The engine tries again by itself; who looks at the right moment may press.
	await page
		.getByRole('button', { name: 'İndi göndər' })
		.click({ timeout: 1000 })
		.catch(() => undefined);
	await numberGiven(page);
});

test('a draft begun on a phone goes on at a desktop, and what both changed is shown with its device for a choice, which reaches the phone', async ({
	page,
	device,
	desktop
}) => {
	await signIn(page);
	const id = await begin(page);
	await fillAddress(page);
	await next(page);
	await attachDocuments(page);
	await page.goto(`/applications/${id}/edit/address`);
	await page.getByLabel('Ev nömrəsi').fill('12A');
	await untilTold(page);

	await signIn(desktop.page, AYGUN, `/applications/${id}/edit/address`);
	const house = desktop.page.getByLabel('Ev nömrəsi');
	await expect(house).toHaveValue('12A', { timeout: 30_000 });

	await device.goOffline();
	await page.getByLabel('Ev nömrəsi').fill('14');
	await page.waitForTimeout(500);
	await house.fill('16');
	await untilTold(desktop.page);
	await device.goOnline();
	await expect(page.getByText('İki cihazda fərqli yazılanlar var').first()).toBeVisible({
		timeout: 30_000
	});
	await expect(page.getByText('16', { exact: true }).first()).toBeVisible();
	await expect(page.getByText(/^\S+, Linux, \d\d\.\d\d\.\d{4}, \d\d:\d\d$/)).toBeVisible();

	await desktop.page.goto(`/applications/${id}`);
	const choice = desktop.page.getByText('İki cihazda fərqli yazılanlar var');
	await expect(choice.first()).toBeVisible({ timeout: 30_000 });
	await desktop.page.getByRole('button', { name: 'Bunu saxla: 16' }).click();
	await expect(choice).toHaveCount(0);
	await expect(page.getByText('İki cihazda fərqli yazılanlar var')).toHaveCount(0, {
		timeout: 30_000
	});
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('16');
});

test('a server that is back after an hour is noticed within a minute, with no reload and nobody pressing', async ({
	app,
	page
}) => {
	await page.clock.install();
	await signIn(page);
	await begin(page);
	await fillIn(page);
	await app.kill();
	await confirmByDialog(page);
	await expect(page.getByText('Server cavab vermir').first()).toBeVisible();
	for (let minutes = 0; minutes < 60; minutes += 4) {
		const tried = page.waitForEvent('requestfailed');
		await page.clock.fastForward('04:00');
		await tried;
	}
	await app.start();
	await page.clock.fastForward('01:00');
	await numberGiven(page);
});

test('a draft discarded on another device while it is open here says so, and what was typed goes on in a new one', async ({
	app,
	page
}) => {
	await signIn(page);
	const id = await begin(page);
	await page.getByLabel('Ev nömrəsi').fill('12A');
	await untilTold(page);
	discardDrafts(app);
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(page.getByRole('heading', { name: 'Qaralama silinib' })).toBeVisible();
	await expect(page.getByText('12A')).toBeVisible();
	await page.getByRole('button', { name: 'Yeni qaralamaya köçür' }).click();
	await expect(page).not.toHaveURL(new RegExp(id));
	await page.goto(`/applications/${applicationOf(page)}/edit/address`);
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
});

test('with every page closed, the service worker sends when the browser says there is a link', async ({
	app,
	device,
	page
}) => {
	await signIn(page);
	await untilWorksOffline(page);
	const id = await begin(page);
	await device.goOffline();
	await fillIn(page);
	await confirmByDialog(page);
	await expect(page.getByText('Göndərilməyi gözləyir').first()).toBeVisible();
	const elsewhere = await device.context.newPage();
	await elsewhere.goto('about:blank');
	await page.close();
	await device.goOnline();
	await wakeServiceWorker(elsewhere, app.url);
	await expect
		.poll(async () => (await app.log()).match(/document\.append","status":200/g)?.length ?? 0, {
			timeout: 30_000
		})
		.toBeGreaterThan(1);
	const again = await device.context.newPage();
	await again.goto(`/applications/${id}/sent`);
	await numberGiven(again);
	await expect(savedMarks(again)).toHaveCount(2);
});
