import { createServer } from 'node:http';
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
	await page.goto(`/auth/sign-in?return_to=${encodeURIComponent(place)}`);
	await page.getByRole('button', { name: 'Ləğv et' }).click();
	await expect(page.getByText('Daxil olmaqdan imtina etdiniz')).toBeVisible();
	expect(new URL(page.url()).pathname).toBe(place);
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
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
		OIDC_ISSUER: `http://localhost:${port}`,
		OIDC_CLIENT_ID: 'muraciet',
		OIDC_CLIENT_SECRET: 'secret'
	});
	const device = await Device.open(info.outputPath('device'), app.url);
	const { page } = device;
	await begin(page);
	await fillAddress(page);
	await page.getByRole('link', { name: 'Daxil ol' }).first().click();
	await expect(page.getByRole('alert')).toContainText('Asan Login cavab vermir');
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	await expect(page.getByRole('alert').getByRole('link', { name: 'Daxil ol' })).toBeVisible();
	await device.close();
	await app.stop();
	provider.close();
});
