import type { BrowserContext, Request } from '@playwright/test';
import {
	attachDocuments,
	begin,
	confirmByDialog,
	fillAddress,
	fillContact,
	next,
	numberGiven
} from './fixtures/citizen.ts';
import { queueStages, storedDocuments } from './fixtures/server-store.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

const KEEP_THE_APP =
	'Müraciət qeydiyyata alınıb, sənədlər yüklənir. Hamısı quruma çatanadək tətbiqi bu cihazdan silməyin';

test('the number comes by one request of at most 4 KB while documents are on their way, the screen counts their bytes as the utility does, and the desk has it once both are held', async ({
	app,
	device,
	page
}) => {
	const submissions = noteSubmissions(device.context);
	await signIn(page);
	await begin(page);
	await fillAddress(page);
	await next(page);
	// A few runs get through, and then none.
	const link = await letRunsThrough(device.context, 3);
	await attachDocuments(page, 900_000);
	await next(page);
	await fillContact(page);
	await next(page);
	await confirmByDialog(page);
	await numberGiven(page);
	await expect(page.getByText(KEEP_THE_APP)).toBeVisible();
	await expect.poll(() => link.runs, { timeout: 30_000 }).toBeGreaterThan(3);

	const onItsWay = storedDocuments(app).filter(({ state }) => state === 'receiving');
	expect(onItsWay.some(({ held }) => held > 0)).toBe(true);
	const bars = page.getByRole('progressbar', { name: 'Quruma çatan hissə' });
	for (const { held, size } of onItsWay) {
		const bar = bars.and(page.locator(`[max="${size}"]`));
		await expect(bar).toHaveJSProperty('value', held);
		await expect(bar).toHaveAttribute('aria-valuetext', /^\d+ KB \/ \d+ KB$/);
	}
	expect(queueStages(app)).toEqual(['arriving']);
	await page.screenshot({ path: test.info().outputPath('uploading-390.png'), fullPage: true });

	link.open();
	await page.getByRole('button', { name: 'İndi göndər' }).click();
	await expect(page.getByText('Quruma çatıb')).toHaveCount(2, { timeout: 30_000 });
	await expect(page.getByText(KEEP_THE_APP)).toHaveCount(0);
	expect(queueStages(app)).toEqual(['ready']);

	const [told, ...more] = submissions;
	expect(more).toEqual([]);
	const { requestHeadersSize, requestBodySize } = await told!.sizes();
	expect(requestBodySize).toBeGreaterThan(500);
	expect(requestHeadersSize + requestBodySize).toBeLessThanOrEqual(4096);
});

/** Notes from here on every request that carries a submission. */
function noteSubmissions(context: BrowserContext): Request[] {
	const noted: Request[] = [];
	context.on('request', (request) => {
		if (request.postData()?.includes('"submitApplication"')) noted.push(request);
	});
	return noted;
}

/** Lets so many runs of bytes through and cuts each one after, until it is opened. */
async function letRunsThrough(context: BrowserContext, most: number) {
	let isOpen = false;
	const link = { runs: 0, open: () => void (isOpen = true) };
	await context.route('**/trpc/document.append*', async (route) => {
		const hasBytes = (route.request().postDataBuffer()?.length ?? 0) > 0;
		if (hasBytes && ++link.runs > most && !isOpen) await route.abort();
		else await route.continue();
	});
	return link;
}
