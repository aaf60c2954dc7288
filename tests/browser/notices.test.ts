import { devices, type Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessibility.ts';
import { begin, confirmByDialog, fillIn, numberGiven } from './fixtures/citizen.ts';
import {
	deliverPush,
	givePushAddress,
	givePushAddressToWorker,
	loseAddress,
	shownNotices,
	touchNotice
} from './fixtures/push.ts';
import { pushAddresses } from './fixtures/server-store.ts';
import { serviceWorkerOf } from './fixtures/service-worker.ts';
import { signIn } from './fixtures/sign-in.ts';
import { signOut } from './fixtures/sign-out.ts';
import { expect, test } from './fixtures/test.ts';

test('after sending, whether to be told is asked with the reason, on an iPhone with how to install, and the sandbox shows each message', async ({
	app,
	browser,
	device,
	page
}) => {
	test.slow();
	await device.context.grantPermissions(['notifications']);
	await signIn(page);
	const id = await begin(page);
	await fillIn(page);
	await confirmByDialog(page);
	const number = await numberGiven(page);
	const offer = page.getByText('Xəbərdar olmaq istəyirsiniz?');

	await test.step('an iPhone takes pushes in the installed app alone', async () => {
		const iphone = await device.context.newPage();
		await iphone.addInitScript(beIphone, devices['iPhone 15'].userAgent);
		await iphone.goto(page.url());
		await expect(iphone.getByText('Xəbərdar olmaq istəyirsiniz?')).toBeVisible();
		await expect(iphone.getByText('yalnız quraşdırılmış tətbiqdə işləyir')).toBeVisible();
		await expect(iphone.getByRole('button', { name: 'Bildirişləri aç' })).toHaveCount(0);
		await expectAccessible(iphone);
		await iphone.screenshot({ path: test.info().outputPath('iphone-390.png'), fullPage: true });
		await iphone.close();
	});

	await test.step('a no is for good', async () => {
		await expect(offer).toBeVisible();
		await expect(page.getByText('statusu dəyişəndə')).toBeVisible();
		await page.getByRole('button', { name: 'Lazım deyil' }).click();
		await expect(offer).toHaveCount(0);
		await page.reload();
		await numberGiven(page);
		await expect(offer).toHaveCount(0);
	});

	await test.step('the e-mail and the text message stand in the sandbox as they would arrive', async () => {
		await page.goto('/sandbox/outbox?still');
		await expect(page.getByText('SMS · +994502345678')).toBeVisible();
		await expect(page.locator('.bubble')).toContainText(`Müraciət nömrəniz: ${number}`);
		const mail = page.locator('iframe').first().contentFrame();
		await expect(mail.getByRole('heading')).toHaveText('Müraciətiniz qeydiyyata alındı');
		await expect(mail.getByText(number)).toBeVisible();
		await expect(page.getByText('aygun@example.az')).toBeVisible();
	});

	await test.step('and the code for somebody without the app, which opens the status alone', async () => {
		const guest = await browser.newContext({ baseURL: app.url });
		const asking = await guest.newPage();
		await asking.goto(`/status?number=${number}`);
		await asking.getByLabel('FİN kodu').fill('5abc 123');
		await asking.getByRole('button', { name: 'Kod göndər' }).click();
		await expect(async () => {
			await page.reload();
			await expect(page.locator('.bubble').first()).toContainText(/\b\d{6}\b/, { timeout: 1000 });
		}).toPass();
		const [code = ''] = /\b\d{6}\b/.exec(await page.locator('.bubble').first().innerText()) ?? [];
		await asking.getByLabel('SMS ilə gələn kod').fill(code);
		await asking.getByRole('button', { name: 'Statusu göstər' }).click();
		const answer = asking.getByRole('main');
		await expect(answer).toContainText('Qeydiyyata alınıb');
		await expect(answer).not.toContainText('Aygün');
		await expectAccessible(asking);
		await guest.close();
	});

	await test.step('it is taken back once that is confirmed, which is told as well', async () => {
		await page.goto(`/applications/${id}`);
		const withdraw = page.getByRole('button', { name: 'Müraciəti geri götür' });
		await withdraw.click();
		const dialog = page.getByRole('alertdialog');
		await dialog.getByRole('button', { name: 'Saxla' }).click();
		await expect(dialog).toHaveCount(0);
		await expect(page.getByText('Geri götürülüb')).toHaveCount(0);
		await withdraw.click();
		await dialog.getByRole('button', { name: 'Geri götür' }).click();
		await expect(page.getByText('Geri götürülüb').first()).toBeVisible({ timeout: 30_000 });
		await expect(async () => {
			await page.goto('/sandbox/outbox?still');
			const text = page.locator('.bubble').first();
			await expect(text).toContainText('geri götür', { timeout: 1000 });
		}).toPass();
	});
});

test('a push is shown once however often it comes, only to whom it is for, and at an address that may change', async ({
	app,
	device,
	page
}) => {
	const SERVICE = 'https://fcm.googleapis.com/fcm/send/';
	const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
	await device.context.grantPermissions(['notifications']);
	await givePushAddress(device.context, { endpoint: `${SERVICE}first`, ...keys });
	await signIn(page);
	const worker = await serviceWorkerOf(page);
	const person = await signedInHere(page);
	const message = {
		...{ id: '019cbd3c-1111-7222-8333-444455556666', person },
		applicationId: '019cbd3c-9999-7222-8333-444455556666',
		language: 'az',
		title: 'Müraciətiniz icra olundu',
		body: 'Ətraflı məlumat müraciətin səhifəsindədir.'
	};
	const titles = async () => (await shownNotices(worker)).map(({ title }) => title);

	await test.step('a repeat takes the place of the first', async () => {
		await deliverPush(page, app.url, message);
		await deliverPush(page, app.url, message);
		expect(await titles()).toEqual([message.title]);
		await deliverPush(page, app.url, { ...message, id: 'another', title: 'Sənəd qəbul edilmədi' });
		expect(await titles()).toEqual([message.title, 'Sənəd qəbul edilmədi']);
	});

	await test.step('touched, it leads to the page that shows its application already', async () => {
		await page.goto(`/applications/${message.applicationId}`);
		expect(await touchNotice(worker, message.title)).toBe(
			`focused /applications/${message.applicationId}`
		);
	});

	await test.step('an address the push service let go is made anew, and the server is told', async () => {
		await page.goto('/settings');
		await page.getByRole('button', { name: 'Bu cihazda bildirişləri aç' }).click();
		await expect(page.getByText('Bu cihazda bildirişlər açıqdır.')).toBeVisible();
		expect(pushAddresses(app)).toEqual([`${SERVICE}first`]);
		await givePushAddressToWorker(worker, { endpoint: `${SERVICE}second`, ...keys });
		await loseAddress(worker);
		expect(pushAddresses(app)).toEqual([`${SERVICE}second`]);
	});

	await test.step('what was on its way to who has signed out is shown to nobody', async () => {
		await signOut(page);
		expect(await page.evaluate(isSubscribed)).toBe(false);
		await expect.poll(() => pushAddresses(app)).toEqual([]);
		const before = await titles();
		await deliverPush(page, app.url, { ...message, id: 'late', title: 'Gec gələn' });
		await signIn(page, 'Nino Beridze');
		await expect.poll(() => signedInHere(page)).toBeDefined();
		await deliverPush(page, app.url, { ...message, id: 'later', title: 'Daha gec gələn' });
		expect(await titles()).toEqual(before);
	});
});

test('what a person chose to hear of stands after a reload', async ({ page }) => {
	await signIn(page);
	await page.goto('/settings');
	const sms = page.getByLabel('SMS ilə');
	await expect(sms).toBeChecked();
	const saved = page.waitForResponse((response) => response.url().includes('notice.choose'));
	await sms.uncheck();
	await saved;
	await page.reload();
	await expect(page.getByLabel('E-poçtla')).toBeChecked();
	await expect(sms).not.toBeChecked();
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

/** Runs in the browser: no iPhone offers to install anything by itself. */
function beIphone(userAgent: string): void {
	Object.defineProperty(navigator, 'userAgent', { value: userAgent });
	addEventListener('beforeinstallprompt', (event) => event.stopImmediatePropagation());
}

/** Whose data this device holds. */
function signedInHere(page: Page): Promise<string | undefined> {
	return page.evaluate(async () => {
		const PREFIX = 'muraciet-person-';
		const names = (await indexedDB.databases()).map(({ name = '' }) => name);
		return names.find((name) => name.startsWith(PREFIX))?.slice(PREFIX.length);
	});
}

async function isSubscribed(): Promise<boolean> {
	const { pushManager } = await navigator.serviceWorker.ready;
	return (await pushManager.getSubscription()) !== null;
}
