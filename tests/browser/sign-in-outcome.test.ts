import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { AppServer } from './fixtures/app-server.ts';
import { begin, fillAddress } from './fixtures/citizen.ts';
import { Device } from './fixtures/device.ts';
import { freePort } from './fixtures/free-port.ts';
import { expect, test } from './fixtures/test.ts';

test('who cancels is back where they were, with what they typed, and is told so', async ({
	page
}) => {
	await begin(page);
	await fillAddress(page);
	const place = new URL(page.url()).pathname;
	await typeAndSignIn(page, '46');
	await page.getByRole('button', { name: 'Ləğv et' }).click();
	await expect(page.getByText('Daxil olmaqdan imtina etdiniz')).toBeVisible();
	expect(new URL(page.url()).pathname).toBe(place);
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	await expect(page.getByLabel('Mənzil nömrəsi')).toHaveValue('46');
});

test('a provider that answers rubbish is told from a failure, and what was typed stays', async ({
	variables
}, info) => {
	const provider = createServer((_request, response) => response.end('<h1>Texniki fasilə</h1>'));
	const port = await freePort();
	await new Promise<void>((resolve) => provider.listen(port, '127.0.0.1', resolve));
	const app = await AppServer.open(info.outputPath('server'), {
		...variables,
		IDENTITY: 'oidc',
		NOTIFY: 'sandbox',
		DOCUMENT_KEYS: 'own',
		OIDC_ISSUER: `http://localhost:${port}`,
		OIDC_CLIENT_ID: 'muraciet',
		OIDC_CLIENT_SECRET: 'secret'
	});
	const device = await Device.open(info.outputPath('device'), app.url);
	const { page } = device;
	await begin(page);
	await fillAddress(page);
	await page.getByRole('link', { name: 'Daxil ol' }).first().click();
	await expect(page.getByRole('alert')).toContainText('ASAN Login cavab vermir');
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	await expect(page.getByRole('alert').getByRole('link', { name: 'Daxil ol' })).toBeVisible();
	await device.close();
	await app.stop();
	provider.close();
});

/** Types the flat's number while the device writes something large, and follows “Daxil ol” in the same moment. */
async function typeAndSignIn(page: Page, flat: string): Promise<void> {
	await keepStoresBusy(page, 2000);
	await page.getByLabel('Mənzil nömrəsi').fill(flat);
	await page.getByRole('link', { name: 'Daxil ol' }).first().click();
}

/** Holds every store of the app for so many milliseconds: whoever writes meanwhile waits in line. */
async function keepStoresBusy(page: Page, milliseconds: number): Promise<void> {
	await page.evaluate(async (milliseconds) => {
		const end = Date.now() + milliseconds;
		for (const { name = '' } of await indexedDB.databases()) {
			const opening = indexedDB.open(name);
			await new Promise((resolve) => (opening.onsuccess = resolve));
			const stores = [...opening.result.objectStoreNames];
			const held = opening.result.transaction(stores, 'readwrite').objectStore(stores[0] ?? '');
			const hold = () => {
				if (Date.now() < end) held.count().onsuccess = hold;
				else opening.result.close();
			};
			hold();
		}
	}, milliseconds);
}
