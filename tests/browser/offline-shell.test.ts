import { expectAccessible } from './fixtures/accessibility.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { expect, test } from './fixtures/test.ts';

const ADDRESSES = [
	'/',
	'/applications',
	'/applications/new',
	'/applications/0193a5b0-7b0e-7cc3-9f4e-2b1d6a1c9f00/check',
	'/settings'
];

test('the home opens under its own name, and nothing on it keeps anybody out', async ({ page }) => {
	await page.goto('/');
	await expect(page).toHaveTitle(/Müraciət/);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAccessible(page);
});

test('after one visit every address opens with no link', async ({ device, page, app }) => {
	await page.goto('/');
	await untilWorksOffline(page);
	await device.goOffline();
	await app.stop();
	for (const address of ADDRESSES) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible();
		expect(new URL(page.url()).pathname).toBe(address);
	}
});

test('a browser that was killed opens the app with no link', async ({ device, page, app }) => {
	await page.goto('/');
	await untilWorksOffline(page);
	await device.kill();
	await app.kill();
	const reopened = await device.reopen();
	await reopened.goto('/applications');
	await expect(reopened.getByRole('heading', { level: 1 })).toBeVisible();
});
