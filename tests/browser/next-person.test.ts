import type { Page } from '@playwright/test';
import { begin, fillIn } from './fixtures/citizen.ts';
import { readDevice, readMemory } from './fixtures/left-behind.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { AYGUN, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const NINO = 'Nino Beridze';
/** What only the first person's data holds: their FİN and phone, the consumer's FİN, e-mail and a document's bytes. */
const TRACES = ['1AYGN23', '994500000101', '5ABC123', 'aygun@example.az', '%PDF-1.7'];

const tracesIn = (text: string) => TRACES.filter((trace) => text.includes(trace));

test('after signing out the next person finds nothing of the last: databases, caches, storages, page, memory', async ({
	page
}) => {
	await signIn(page, AYGUN);
	await untilWorksOffline(page);
	await begin(page);
	await fillIn(page);
	expect(tracesIn(await readDevice(page))).toEqual(TRACES);
	expect(tracesIn(await readMemory(page))).not.toEqual([]);
	await signOut(page);
	expect(tracesIn(await readDevice(page))).toEqual([]);
	expect(tracesIn(await readMemory(page))).toEqual([]);

	await page.goBack();
	await page.waitForLoadState();
	expect(tracesIn(await readDevice(page))).toEqual([]);

	await signIn(page, NINO, '/applications');
	await expect(page.getByText(NINO).first()).toBeAttached();
	expect(tracesIn(await readDevice(page))).toEqual([]);
	expect(tracesIn(await readMemory(page))).toEqual([]);
	const cookies = await page.context().cookies();
	expect(cookies.filter(({ name }) => name === 'muraciet')).toHaveLength(1);
});

async function signOut(page: Page): Promise<void> {
	await page.locator('summary', { hasText: AYGUN }).click();
	await page.getByRole('button', { name: 'Çıxış' }).click();
	const loaded = page.waitForEvent('load');
	await page
		.getByRole('alertdialog')
		.getByRole('button', { name: /^(Çıx|Sil və çıx)$/ })
		.click();
	await loaded;
	await expect(page.getByRole('link', { name: 'Daxil ol' }).first()).toBeVisible();
}
