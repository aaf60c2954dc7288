import { readFile } from 'node:fs/promises';
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

test('a device that is nobody’s of the staff keeps no word of the staff’s screens', async ({
	device,
	page,
	app
}) => {
	await page.goto('/');
	await untilWorksOffline(page);
	const kept = await page.evaluate(async () => {
		const texts: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys())
				texts.push(await (await cache.match(request))!.text());
		}
		return texts.join();
	});
	const words = await staffWords();
	expect(words.length).toBeGreaterThan(50);
	expect(words.filter((text) => kept.includes(text))).toEqual([]);
	expect(kept).toContain('Səhifə açılmadı');
	await device.goOffline();
	await app.stop();
	await page.goto('/desk');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByText('Bağlantı yoxdur')).toBeVisible();
});

/** What the staff's screens say and no other does, in every language. */
async function staffWords(): Promise<string[]> {
	const folder = 'src/lib/i18n/messages';
	const files = ['az', 'ru', 'en'].map((name) => readFile(`${folder}/${name}.json`, 'utf8'));
	const messages = (await Promise.all(files)).flatMap((text) =>
		Object.entries(JSON.parse(text) as Record<string, unknown>)
	);
	const plain = messages.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
	const isStaffs = ([key]: [string, string]) => key.startsWith('desk_');
	const others = plain
		.filter((entry) => !isStaffs(entry))
		.map(([, text]) => text)
		.join();
	const staffs = plain.filter(isStaffs).map(([, text]) => text);
	return staffs.filter((text) => /^[^{}"'\\`]{12,}$/.test(text) && !others.includes(text));
}

test('a browser that was killed opens the app with no link', async ({ device, page, app }) => {
	await page.goto('/');
	await untilWorksOffline(page);
	await device.kill();
	await app.kill();
	const reopened = await device.reopen();
	await reopened.goto('/applications');
	await expect(reopened.getByRole('heading', { level: 1 })).toBeVisible();
});
