import type { CDPSession, Page } from '@playwright/test';
import { expectAccessible } from './fixtures/accessibility.ts';
import { begin, confirmByDialog, fillIn, numberGiven } from './fixtures/citizen.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test('after sending, the e-mail and the text message stand in the sandbox as they would arrive', async ({
	app,
	browser,
	page
}) => {
	const number = await apply(page);
	await page.goto('/sandbox/outbox?still');
	await expect(page.getByText('SMS · +994502345678')).toBeVisible();
	await expect(page.locator('.bubble')).toContainText(`Müraciət nömrəniz: ${number}`);
	const mail = page.locator('iframe').first().contentFrame();
	await expect(mail.getByRole('heading')).toHaveText('Müraciətiniz qeydiyyata alındı');
	await expect(mail.getByText(number)).toBeVisible();
	await expect(page.getByText('aygun@example.az')).toBeVisible();

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
});

test('whether to be told is asked after sending, with the reason, and a no is for good', async ({
	device,
	page
}) => {
	await device.context.grantPermissions(['notifications']);
	await apply(page);
	const offer = page.getByText('Xəbərdar olmaq istəyirsiniz?');
	await expect(offer).toBeVisible();
	await expect(page.getByText('statusu dəyişəndə')).toBeVisible();
	await page.getByRole('button', { name: 'Lazım deyil' }).click();
	await expect(offer).toHaveCount(0);
	await page.reload();
	await numberGiven(page);
	await expect(offer).toHaveCount(0);
});

test('a push is shown once however often it comes, and never to anybody but whose it is', async ({
	device,
	page
}) => {
	await device.context.grantPermissions(['notifications']);
	await signIn(page);
	await untilWorksOffline(page);
	const message = {
		person: await personHere(page),
		id: '019cbd3c-1111-7222-8333-444455556666',
		applicationId: '019cbd3c-9999-7222-8333-444455556666',
		language: 'az',
		title: 'Müraciətiniz icra olundu',
		body: 'Ətraflı məlumat müraciətin səhifəsindədir.'
	};
	await push(page, message);
	expect(await shownNotices(page)).toEqual([message.title]);
	await push(page, message);
	expect(await shownNotices(page)).toEqual([message.title]);
	await push(page, { ...message, id: 'another', title: 'Sənəd qəbul edilmədi' });
	expect(await shownNotices(page)).toEqual([message.title, 'Sənəd qəbul edilmədi']);

	await signIn(page, 'Nino Beridze');
	await expect(page.getByText('Nino Beridze').first()).toBeAttached();
	expect(await shownNotices(page)).toEqual([]);
	await push(page, { ...message, id: 'late' });
	expect(await shownNotices(page)).toEqual([]);
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

async function apply(page: Page): Promise<string> {
	await signIn(page);
	await begin(page);
	await fillIn(page);
	await confirmByDialog(page);
	return numberGiven(page);
}

/**
 * Has the browser take a message as from its push service, and waits until the service worker is done with it: asked for
 * the shown notifications while one is on its way to the screen, Chromium takes it for closed and drops it.
 */
async function push(page: Page, message: object): Promise<void> {
	const cdp = await page.context().newCDPSession(page);
	const registrationId = await registrationOf(cdp);
	const completed = await nextPushCompleted(cdp);
	await cdp.send('ServiceWorker.deliverPushMessage', {
		origin: new URL(page.url()).origin,
		registrationId,
		data: JSON.stringify(message)
	});
	await completed.event;
	await cdp.detach();
}

async function registrationOf(cdp: CDPSession): Promise<string> {
	const registered = new Promise<string>((resolve) => {
		cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [registration] = registrations;
			if (registration) resolve(registration.registrationId);
		});
	});
	await cdp.send('ServiceWorker.enable');
	return registered;
}

/** Watches for the end of the next push from here on. */
async function nextPushCompleted(cdp: CDPSession): Promise<{ event: Promise<void> }> {
	const service = 'pushMessaging';
	const event = new Promise<void>((resolve) => {
		cdp.on('BackgroundService.backgroundServiceEventReceived', ({ backgroundServiceEvent }) => {
			if (backgroundServiceEvent.eventName === 'Push event completed') resolve();
		});
	});
	// What was recorded of the pushes before would be told again.
	await cdp.send('BackgroundService.clearEvents', { service });
	await cdp.send('BackgroundService.startObserving', { service });
	await cdp.send('BackgroundService.setRecording', { service, shouldRecord: true });
	return { event };
}

/** Whose data this device has open, as the service worker reads it. */
function personHere(page: Page): Promise<unknown> {
	return page.evaluate(async () => {
		const opening = indexedDB.open('muraciet-device');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const asked = opening.result.transaction('settings').objectStore('settings').get('person');
		await new Promise((resolve) => (asked.onsuccess = resolve));
		opening.result.close();
		return (asked.result as { value: unknown }).value;
	});
}

function shownNotices(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		const notices = await registration.getNotifications();
		return notices.map(({ title }) => title).sort();
	});
}
