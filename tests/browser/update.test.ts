import type { Page } from '@playwright/test';
import { ReleaseProxy } from './fixtures/release-proxy.ts';
import { Device } from './fixtures/device.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { expect, test as base } from './fixtures/test.ts';

interface Fixtures {
	releases: ReleaseProxy;
}

const test = base.extend<Fixtures>({
	releases: async ({ app }, use) => {
		const releases = await ReleaseProxy.open(app.url);
		await use(releases);
		await releases.close();
	},
	device: async ({ releases }, use, test) => {
		const device = await Device.open(test.outputPath('device'), releases.url);
		await use(device);
		await device.close();
	}
});

test('a version that waits comes in at the next start, before anything is shown', async ({
	releases,
	page
}) => {
	await page.goto('/');
	await untilWorksOffline(page);
	releases.release();
	await fetchNextVersion(page);
	await expect(release(page)).toHaveCount(0);
	await page.goto('/applications');
	await expect(release(page)).toHaveCount(1);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(new URL(page.url()).pathname).toBe('/applications');
});

test('a new version is offered, and comes in when the person takes it', async ({
	releases,
	page
}) => {
	await page.goto('/');
	await untilWorksOffline(page);
	releases.release();
	await fetchNextVersion(page);
	await page.getByRole('button', { name: 'Yenilə' }).click();
	await expect(release(page)).toHaveCount(1);
});

test('a new version that is put off leaves the page alone', async ({ releases, page }) => {
	await page.goto('/');
	await untilWorksOffline(page);
	releases.release();
	await fetchNextVersion(page);
	await page.getByRole('button', { name: 'Sonra' }).click();
	await expect(page.getByRole('button', { name: 'Yenilə' })).toHaveCount(0);
	await expect(release(page)).toHaveCount(0);
});

test('a page of the old version finds its lazy parts after the new one took over, until it is closed', async ({
	releases,
	device,
	page
}) => {
	await page.goto('/');
	await untilWorksOffline(page);
	const second = await device.context.newPage();
	await second.goto('/');
	releases.release();
	await fetchNextVersion(second);
	await second.getByRole('button', { name: 'Yenilə' }).click();
	await expect(release(second)).toHaveCount(1);

	await expect(release(page)).toHaveCount(0);
	const parts = await oldParts(page);
	expect(parts.length).toBeGreaterThan(0);
	const answers = await page.evaluate(
		async (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).status)),
		parts
	);
	expect(answers.every((status) => status === 200)).toBe(true);

	await page.close();
	await second.reload();
	await expect.poll(() => oldParts(second)).toEqual([]);
});

function release(page: Page) {
	return page.locator('meta[name="release"]');
}

/** Looks for a newer version as the browser does now and then, and waits until the serving one knows that it waits. */
async function fetchNextVersion(page: Page): Promise<void> {
	const context = page.context();
	// On a busy machine the page may know of it before the test does.
	const [serving = await context.waitForEvent('serviceworker')] = context.serviceWorkers();
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.ready).update();
	});
	await expect.poll(() => serving.evaluate(hasWaiting)).toBe(true);
}

function hasWaiting(): boolean {
	// This runs inside the service worker, whose scope TypeScript takes for a window's.
	return (
		(globalThis as unknown as { registration: ServiceWorkerRegistration }).registration.waiting !==
		null
	);
}

/** What the device holds of the release before. */
async function oldParts(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const names = await caches.keys();
		const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return requests
			.flat()
			.map(({ url }) => url)
			.filter((url) => url.includes('/_app/immutable/') && !/\.next\.\w+$/.test(url));
	});
}
