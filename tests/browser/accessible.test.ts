import { expectAccessible } from './fixtures/accessibility.ts';
import {
	attachDocuments,
	begin,
	confirmByDialog,
	fillAddress,
	fillContact,
	next,
	numberGiven
} from './fixtures/citizen.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { AYGUN, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 120_000 });

test('every screen a guest comes to is accessible, and none signs anybody in by itself', async ({
	page
}) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	const paths = ['/', '/e-gov', '/azersu', '/e-su', '/privacy', '/applications', '/settings'];
	for (const path of [...paths, '/settings/data', '/applications/new', '/notices', '/nowhere']) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessible(page);
	}
	expect(asked.filter((path) => path.startsWith('/auth/'))).toEqual([]);
});

test('every screen on the way of an application is accessible, waiting and registered too', async ({
	device,
	page
}) => {
	await signIn(page);
	await untilWorksOffline(page);
	const id = await begin(page);
	await fillAddress(page);
	await expectAccessible(page);
	await next(page);
	await attachDocuments(page);
	await expectAccessible(page);
	await next(page);
	await fillContact(page);
	await expectAccessible(page);
	await page.goto(`/applications/${id}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAccessible(page);
	await page.goto(`/applications/${id}/check`);
	await page.getByRole('button', { name: 'Müraciət et' }).click();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await device.goOffline();
	await confirmByDialog(page);
	await expect(page.getByText('Göndərilməyi gözləyir').first()).toBeVisible();
	await expectAccessible(page);
	await device.goOnline();
	await numberGiven(page);
	await expectAccessible(page);
	for (const path of [`/applications/${id}`, '/applications', '/', '/settings', '/privacy']) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		// The way out stands in the same place on each.
		await expect(page.locator('summary', { hasText: AYGUN })).toBeVisible();
		await expectAccessible(page);
	}
});
