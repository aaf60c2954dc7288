import type { Page } from '@playwright/test';
import { begin, confirmByDialog, fillIn, numberGiven } from './fixtures/citizen.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 180_000 });

/** As many as the story has requests when nothing fails, and half as many again. */
const MOST_KILLS = 15;

test('with the server killed after every request of the story, one application stands with one number', async ({
	app,
	page
}) => {
	await signIn(page);
	await untilWorksOffline(page);
	const id = await begin(page);
	let kills = 0;
	let isKilling = false;
	let isOver = false;
	page.on('response', (response) => {
		if (!response.url().includes('/trpc/') || isKilling || isOver || kills >= MOST_KILLS) return;
		isKilling = true;
		kills++;
		void app
			.kill()
			.then(() => app.start())
			.finally(() => (isKilling = false));
	});
	await fillIn(page, 900_000);
	await confirmByDialog(page);
	await pressingSendNow(page, () => numberGiven(page));
	await page.goto(`/applications/${id}`);
	await pressingSendNow(page, () => expect(page.getByText('Quruma çatıb')).toHaveCount(2));
	isOver = true;
	await expect.poll(() => isKilling, { timeout: 30_000 }).toBe(false);
	await page.goto('/applications');
	await expect(page.getByText(/^\d{2}-\d{5,}-\d$/).first()).toBeVisible();
	const numbers = await page.getByText(/^\d{2}-\d{5,}-\d$/).allInnerTexts();
	expect(new Set(numbers).size).toBe(1);
	expect(kills).toBeGreaterThan(3);
});

/** The app waits longer after every failure; a person who looks presses “İndi göndər”. */
async function pressingSendNow(page: Page, look: () => Promise<unknown>): Promise<void> {
	await expect(async () => {
		const now = page.getByRole('button', { name: 'İndi göndər' });
		if (await now.isVisible()) await now.click({ timeout: 1000 });
		await look();
	}).toPass({ timeout: 120_000 });
}

test('what was typed is there when the browser is killed 300 ms after the last key', async ({
	device,
	page
}) => {
	const id = await begin(page);
	for (const house of ['1', '12', '12A']) {
		await device.page.goto(`/applications/${id}/edit/address`);
		await device.page.getByLabel('Ev nömrəsi').pressSequentially(house, { delay: 20 });
		await device.page.waitForTimeout(300);
		await device.kill();
		await device.reopen();
		await device.page.goto(`/applications/${id}/edit/address`);
		await expect(device.page.getByLabel('Ev nömrəsi')).toHaveValue(house);
		await device.page.getByLabel('Ev nömrəsi').fill('');
		await device.page.waitForTimeout(300);
	}
});
