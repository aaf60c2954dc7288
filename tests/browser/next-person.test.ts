import type { Page, Request } from '@playwright/test';
import { expectAccessible } from './fixtures/accessibility.ts';
import { begin, fillIn } from './fixtures/citizen.ts';
import { readDevice, readMemory } from './fixtures/left-behind.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { AYGUN, signIn, signOutThereToo } from './fixtures/sign-in.ts';
import { askToSignOut } from './fixtures/sign-out.ts';
import { expect, test } from './fixtures/test.ts';

const NINO = 'Nino Beridze';
/** What only the first person's data holds: their FİN and phone, the consumer's FİN, e-mail and a document's bytes. */
const TRACES = ['1AYGN23', '994500000101', '5ABC123', 'aygun@example.az', '%PDF-1.7'];

const tracesIn = (text: string) => TRACES.filter((trace) => text.includes(trace));
const unsent = (page: Page) =>
	page.getByRole('alertdialog', { name: 'Göndərilməyənlər silinəcək' });

test('whoever signs out is told what is unsent, then signed out at the provider too, and the next person finds nothing in any tab: databases, caches, storages, page, memory, open lines', async ({
	device,
	page
}) => {
	await signIn(page, AYGUN);
	await untilWorksOffline(page);
	await device.context.route('**/trpc/document.append*', (route) => route.abort());
	const id = await begin(page);
	await fillIn(page);
	const other = await device.context.newPage();
	const lines = linesOf(page, other);
	await other.goto(`/applications/${id}/edit/contact`);
	await expect(other.getByLabel('Müraciət edənin elektron poçt ünvanı')).not.toHaveValue('');
	await page.reload();
	await expect.poll(() => lines.size).toBeGreaterThan(1);
	expect(tracesIn(await readDevice(page))).toEqual(TRACES);
	expect(tracesIn(await readMemory(other))).not.toEqual([]);

	await askToSignOut(page);
	await expect(unsent(page)).toContainText('Yalnız bu cihazda olan sənədlər: 489 KB');
	await unsent(page).getByRole('button', { name: 'Hesabda qal' }).click();
	await expect(page.getByRole('heading', { name: 'Məlumatları yoxlayın' })).toBeVisible();
	await askToSignOut(page);
	await unsent(page).getByRole('button', { name: 'Sil və çıx' }).click();
	await expect(page.getByText('ASAN Login-dən də çıxmaq istəyirsiniz?')).toContainText(AYGUN);
	await expectAccessible(page);
	await signOutThereToo(page);

	for (const tab of [page, other]) {
		await tab.waitForURL((url) => url.pathname === '/');
		await expect(tab.getByRole('link', { name: 'Daxil ol' }).first()).toBeVisible();
		expect(tracesIn(await readMemory(tab))).toEqual([]);
	}
	expect(tracesIn(await readDevice(page))).toEqual([]);
	expect(lines.size).toBe(0);
	const cookies = await device.context.cookies();
	expect(cookies.map(({ name }) => name)).not.toContain('muraciet-sandbox');

	await other.close();
	await page.evaluate(() => history.go(-3));
	await page.waitForURL(`/applications/${id}/check`);
	await expect(page.getByRole('link', { name: 'Daxil ol' }).first()).toBeVisible();
	expect(tracesIn(await readDevice(page))).toEqual([]);

	await signIn(page, NINO, '/applications');
	await expect(page.getByText(NINO).first()).toBeAttached();
	expect(tracesIn(await readDevice(page))).toEqual([]);
	expect(tracesIn(await readMemory(page))).toEqual([]);
	expect(sessionsIn(await device.context.cookies())).toHaveLength(1);
});

function sessionsIn(cookies: { name: string }[]): unknown[] {
	return cookies.filter(({ name }) => name === 'muraciet');
}

/** The open lines on which the server tells these pages of changes. */
function linesOf(...pages: Page[]): Set<Request> {
	const lines = new Set<Request>();
	for (const page of pages) {
		page.on('request', (request) => {
			if (request.url().includes('sync.revisions')) lines.add(request);
		});
		page.on('requestfinished', (request) => lines.delete(request));
		page.on('requestfailed', (request) => lines.delete(request));
	}
	return lines;
}
