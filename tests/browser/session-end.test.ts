import BetterSqlite from 'better-sqlite3';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { AppServer } from './fixtures/app-server.ts';
import { browserOptions } from './fixtures/browser-options.ts';
import { begin, confirmByDialog, fillIn, numberGiven } from './fixtures/citizen.ts';
import { AYGUN, identifyAs, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const ENDED = 'Sessiyanızın vaxtı bitib';

// An hour before its end a session says so: here from its beginning.
test.use({ variables: { SESSION_MAX_HOURS: '1' } });

test('a session is told of before it ends; ended by another device while somebody types, and again between two documents, it loses nothing: after signing in all of it goes', async ({
	app,
	browser,
	device,
	page
}) => {
	await signIn(page, AYGUN);
	await expect(page.getByText(/Sessiyanızın bitmə vaxtı: \d\d:\d\d/)).toBeVisible();
	await begin(page);
	await endFromAnotherDevice(browser, app.url);
	await expect(page.getByText(ENDED)).toBeVisible();
	await fillIn(page);
	await confirmByDialog(page);
	await expect(page.getByText('Göndərilməyi gözləyir').first()).toBeVisible();

	let appends = 0;
	await device.context.route('**/trpc/document.append*', async (route) => {
		appends += 1;
		if (appends === 2) endSessions(app);
		await route.continue();
	});
	await signInFromBanner(page);
	await page.getByRole('link', { name: 'Asan İmza ilə' }).click();
	await page.getByRole('button', { name: AYGUN }).click();
	const number = await numberGiven(page);
	await expect(page.getByText(ENDED)).toBeVisible();
	expect(rows(app, 'select state from document')).toContainEqual({ state: 'receiving' });

	await signInFromBanner(page);
	await identifyAs(page, AYGUN);
	await expect
		.poll(() => rows(app, 'select state from document'), { timeout: 30_000 })
		.toEqual([{ state: 'held' }, { state: 'held' }]);
	const sent = 'select number, status, sign_in_method as method from application';
	expect(rows(app, sent)).toEqual([{ number, status: 'registered', method: 'asan-imza' }]);
});

/** On a second device: ends the session of the first, and is itself signed in as before. */
async function endFromAnotherDevice(browser: Browser, baseURL: string): Promise<void> {
	const { locale, timezoneId } = browserOptions;
	const context = await browser.newContext({ locale, timezoneId, baseURL });
	const page = await context.newPage();
	await signIn(page, AYGUN, '/settings');
	await page.getByRole('button', { name: 'Sessiyanı bitir' }).click();
	await expect(page.getByText('Həmin cihazdakı sessiya bitdi.')).toBeVisible();
	await expect(page.getByText('Bu cihaz', { exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Sessiyanı bitir' })).toHaveCount(0);
	await context.close();
}

function signInFromBanner(page: Page): Promise<void> {
	const banner = page.getByRole('status').filter({ hasText: ENDED });
	return banner.getByRole('link', { name: 'Daxil ol' }).click();
}

/** As their time would: what is asked next finds nobody signed in. */
function endSessions(app: AppServer): void {
	rows(app, 'delete from session returning id_hash');
}

function rows(app: AppServer, query: string): unknown[] {
	const db = new BetterSqlite(join(app.dataDir, 'muraciet.sqlite'));
	try {
		return db.prepare(query).all();
	} finally {
		db.close();
	}
}
