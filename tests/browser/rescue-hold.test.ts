import { begin, confirmByDialog, fillIn, numberGiven } from './fixtures/citizen.ts';
import { AYGUN, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

/** What a phone's browser tells of its link, and a desktop's does not. */
interface TestConnection extends EventTarget {
	type: string;
}

test('with “only on Wi-Fi” the application gets its number at once, and its documents go when there is Wi-Fi', async ({
	page
}) => {
	await page.addInitScript(() => {
		const connection = Object.assign(new EventTarget(), { type: 'cellular' });
		Object.defineProperty(navigator, 'connection', { value: connection });
	});
	await signIn(page, AYGUN);
	await page.goto('/settings/data');
	const box = page.getByRole('checkbox', { name: 'Sənədləri yalnız Wi-Fi ilə göndər' });
	await box.check();
	await begin(page);
	await fillIn(page);
	await confirmByDialog(page);
	expect(await numberGiven(page)).not.toBe('');

	await page.goto('/settings/data');
	await expect(page.getByText(/Sənədlər indi gözləyir: \d+ KB/)).toBeVisible();
	await page.evaluate(() => {
		const { connection } = navigator as unknown as { connection: TestConnection };
		connection.type = 'wifi';
		connection.dispatchEvent(new Event('change'));
	});
	await expect(page.getByText('Yalnız bu cihazda olan məlumat yoxdur')).toBeVisible({
		timeout: 30_000
	});
	const sent = page.getByText('İndiyədək göndərilib').locator('xpath=..');
	await expect(sent).toContainText(/\d+ KB/);
});
