import { readFile } from 'node:fs/promises';
import type { Page, Worker } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothThemes } from './fixtures/accessibility.ts';
import { begin, confirmByDialog, fillIn, numberGiven, OWNERSHIP } from './fixtures/citizen.ts';
import { askForMore, comeBackTo, complete } from './fixtures/desk-hands.ts';
import { pdfFile } from './fixtures/files.ts';
import { expectPrintable } from './fixtures/paper.ts';
import { expectPlain, MARKUP } from './fixtures/plain-text.ts';
import {
	badgesOf,
	deliverPush,
	givePushAddress,
	noteBadges,
	shownNotices,
	touchNotice
} from './fixtures/push.ts';
import { readMail } from './fixtures/read-mail.ts';
import { receiptOf } from './fixtures/server-store.ts';
import { serviceWorkerOf } from './fixtures/service-worker.ts';
import { AYGUN, signIn } from './fixtures/sign-in.ts';
import { expect } from './fixtures/test.ts';
import { test } from './fixtures/told-test.ts';

const OPERATOR = 'Şəbnəm Quliyeva';

/** What no message may say: the FİN, a document's name, what was asked and typed. */
const SECRETS = /5ABC123|1AYGN23|çıxarış|arayış|Evin nömrəsi|14B|AB-1001/;

test('a household applies, the desk asks, the answer is given without a link, the desk completes, and each step is told by e-mail, SMS, push and badge', async ({
	app,
	device,
	desk,
	outside
}) => {
	// Two browsers, three real servers and the whole way of an application between them.
	test.setTimeout(240_000);
	const { mails, centre, pushes } = outside;
	const endpoint = `http://localhost:${pushes.port}/push/${pushes.auth}`;
	await device.context.grantPermissions(['notifications'], { origin: app.url });
	await givePushAddress(device.context, { endpoint, p256dh: pushes.p256dh, auth: pushes.auth });
	await noteBadges(device.context);
	const theirs = device.page;
	const { page } = desk;
	let id = '';
	let number = '';
	let worker!: Worker;

	await test.step('a household applies and takes up being told', async () => {
		await signIn(theirs, AYGUN);
		worker = await serviceWorkerOf(theirs);
		await noteBadges(worker);
		id = await begin(theirs);
		await fillIn(theirs);
		await confirmByDialog(theirs);
		number = await numberGiven(theirs);
		await expectPrintable(theirs);
		await theirs.getByRole('button', { name: 'Bildirişləri aç' }).click();
		await expect(theirs.getByText('Bu cihazda bildirişlər açıqdır.')).toBeVisible();
		await theirs.getByRole('button', { name: 'Qəbz (PDF)' }).click();
		await expect(theirs.getByText('Qəbz bu cihazda saxlanılıb')).toBeVisible();
		await theirs.goto(`/applications/${id}`);
		await expect(theirs.getByText('Quruma çatıb')).toHaveCount(2, { timeout: 60_000 });
		await expect.poll(() => centre.texts).toEqual([expect.stringContaining(number)]);
		await expect.poll(() => mails.mails.length).toBe(1);
	});

	await test.step('the desk takes it, which the open page says at once, and asks for what is missing', async () => {
		await signIn(page, OPERATOR, `/desk/${id}`);
		await expect(page.locator('.paper img')).toHaveCount(2, { timeout: 30_000 });
		await page.getByRole('button', { name: 'İcraya götür' }).click();
		await expect(theirs.getByText('İcradadır').first()).toBeVisible();
		// Nobody looks at the app from here on.
		await theirs.goto('about:blank');
		await askForMore(page, `Evin nömrəsi sənəddəkindən fərqlidir. ${MARKUP}`);
	});

	await test.step('a push says so though no page is open, counts what is new, and leads to the application', async () => {
		await expect.poll(() => pushes.arrived.length).toBe(2);
		const asked = pushes.arrived.at(-1)!.message;
		await deliverPush(theirs, app.url, asked);
		expect(await shownNotices(worker)).toEqual([
			{
				title: 'Əlavə məlumat tələb olunur',
				body: containing('əlavə məlumat və ya sənəd lazımdır'),
				...{ tag: asked.id, lang: 'az' }
			}
		]);
		expect(await badgesOf(worker)).toEqual([1]);
		expect(await touchNotice(worker, asked.title)).toBe(`opened /applications/${id}`);
		await expect.poll(() => shownNotices(worker)).toEqual([]);
	});

	await test.step('without a link what is new stands in the table and among the notices, with its date and reason', async () => {
		await device.goOffline();
		await theirs.goto(`${app.url}/applications`);
		const card = theirs.getByRole('main').getByRole('listitem').filter({ hasText: number });
		await expect(card.getByText('Yeni', { exact: true })).toBeVisible();
		await expect(card).toContainText(/\d\d\.\d\d\.\d{4}: Evin nömrəsi sənəddəkindən fərqlidir\./);
		await expect(theirs.getByRole('link', { name: 'Müraciətlər yeni: 1' })).toBeVisible();
		await expectAccessibleInBothThemes(theirs);
		await theirs.goto('/notices');
		const notices = theirs.getByRole('main').getByRole('listitem');
		await expect(notices).toHaveCount(3);
		await expect(notices.first()).toContainText(`${number}: Əlavə məlumat tələb olunur`);
		await expect(notices.first()).toContainText('Evin nömrəsi sənəddəkindən fərqlidir.');
		await expect(notices.getByText('Yeni', { exact: true })).toHaveCount(1);
		await expectAccessibleInBothThemes(theirs);
		await notices.first().getByRole('link').click();
		await expect(theirs.getByRole('link', { name: 'Cavab ver' }).first()).toBeVisible();
		await expectPlain(theirs);
		await expect(theirs.getByRole('link', { name: 'Müraciətlər yeni: 1' })).toHaveCount(0);
		await expect.poll(async () => (await badgesOf(theirs)).at(-1)).toBe(0);
		await expectAccessible(theirs);
		await expectPrintable(theirs);
	});

	await test.step('and is answered', async () => {
		await theirs.getByRole('link', { name: 'Cavab ver' }).first().click();
		await answer(theirs);
		await expect(theirs).toHaveURL(`/applications/${id}`);
		await expect(theirs.getByText('Cavabınız bu cihazda saxlanılıb').first()).toBeVisible();
		const receipt = theirs.waitForEvent('download');
		await theirs.getByRole('button', { name: 'Qəbz (PDF)' }).click();
		const paper = await receipt;
		expect(paper.suggestedFilename()).toBe(`${number}.pdf`);
		expect((await readFile(await paper.path())).subarray(0, 5).toString()).toBe('%PDF-');
	});

	await test.step('once there is one, the answer goes, and stands before the operator who was writing', async () => {
		await page.getByLabel('Qeyd əlavə et').fill('Zəng edəcəyəm');
		await page.getByRole('button', { name: 'Böyüt' }).last().click();
		await device.goOnline();
		await expect(theirs.getByText('İcradadır').first()).toBeVisible({ timeout: 30_000 });
		await expect(theirs.getByText('yeni-çıxarış.pdf')).toBeVisible();
		await comeBackTo(page);
		await expect(page.getByText('Müraciət indicə dəyişdi')).toBeVisible();
		await expect(page.getByText('Düzgün nömrə 14B-dir.')).toBeVisible();
		await expect(page.getByText('14B', { exact: true })).toBeVisible();
		await expectPlain(page);
		await expect(page.getByLabel('Qeyd əlavə et')).toHaveValue('Zəng edəcəyəm');
		await expect(page.locator('.paper img').last()).toHaveAttribute('style', /width: 150%/);
		await expectAccessible(page);
		await page.setViewportSize({ width: 1280, height: 900 });
		await shot(page, 'desk-moved-1280');
	});

	await test.step('the desk completes it; behind a proxy that cuts the line the page says so once it is looked at', async () => {
		let cuts = 0;
		await device.context.route('**/trpc/sync.revisions*', (route) => {
			cuts++;
			return route.abort();
		});
		await theirs.reload();
		await expect.poll(() => cuts).toBeGreaterThan(0);
		await expect(theirs.getByText('İcradadır').first()).toBeVisible();
		await expect.poll(() => mails.mails.length).toBe(4);
		mails.refusal = Object.assign(new Error('no such user'), { responseCode: 550 });
		await complete(page, 'AB-1001');
		await expect(theirs.getByText('AB-1001')).toHaveCount(0);
		await theirs.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await expect(theirs.getByText('AB-1001').first()).toBeVisible();
		await theirs.setViewportSize({ width: 1280, height: 900 });
		await shot(theirs, 'done-1280');
	});

	await test.step('all of it was told by SMS and push, and nothing of whose it is', async () => {
		const STEPS = [
			...['qeydiyyata alındı', 'icraya götürüldü', 'əlavə məlumat tələb olunur'],
			...['icraya götürüldü', 'icra olundu']
		];
		await expect.poll(() => centre.texts).toEqual(STEPS.map(containing));
		await expect
			.poll(() => pushes.arrived.map(({ message }) => message.title))
			.toEqual([
				...['Müraciətiniz icraya götürüldü', 'Əlavə məlumat tələb olunur'],
				...['Müraciətiniz icraya götürüldü', 'Müraciətiniz icra olundu']
			]);
		expect(pushes.spoiled).toBe(0);
		centre.tell('m-5', 'DELIVRD');
		await expect.poll(() => receiptOf(app, 'm-5')).toBe('DELIVRD');
		for (const said of [...centre.texts, ...pushes.arrived.map(({ text }) => text)])
			expect(said).not.toMatch(SECRETS);
	});

	await test.step('the e-mail that was not taken stands at the desk, is sent again and says how it ended', async () => {
		await expect(async () => {
			await page.goto('/desk/notices');
			const letter = page.getByText(`${number} · İcra olunub · e-poçt`);
			await expect(letter).toBeVisible({ timeout: 2000 });
		}).toPass();
		await expectAccessible(page);
		expect(mails.mails).toHaveLength(4);
		mails.refusal = null;
		await page.getByRole('button', { name: /^Yenidən göndər/ }).click();
		await expect(page.getByText('Çatmayan bildiriş yoxdur')).toBeVisible();
		await expect.poll(() => mails.mails.length).toBe(5);
		const { text, html } = readMail(mails.mails.at(-1)!.source);
		expect(text).toContain('Müraciətiniz icra olundu');
		expect(text).toContain(`${app.url}/applications/${id}`);
		for (const { source } of mails.mails) expect(readMail(source).text).not.toMatch(SECRETS);
		await theirs.goto('about:blank');
		await theirs.setContent(html);
		await expect(theirs.getByRole('heading')).toHaveText('Müraciətiniz icra olundu');
		await expect(theirs.getByText(number)).toBeVisible();
		await shot(theirs, 'mail-1280');
	});
});

/** Gives exactly what was asked for, over a reload. */
async function answer(page: Page): Promise<void> {
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('12A');
	await page.getByRole('button', { name: 'Cavabı göndər' }).click();
	await expect(page.getByRole('heading', { name: 'Suala cavab' })).toBeVisible();
	await page.getByLabel('Ev nömrəsi').fill('14B');
	await page
		.getByLabel(OWNERSHIP, { exact: true })
		.setInputFiles(pdfFile('yeni-çıxarış.pdf', 9000));
	await expect(page.getByText('yeni-çıxarış.pdf').first()).toBeVisible();
	await page.getByLabel('Cavabınız').fill(`Düzgün nömrə 14B-dir. ${MARKUP}`);
	await expect(page.getByText('Bu cihazda saxlanıldı')).toBeVisible();
	await expectAccessible(page);
	await shot(page, 'answer-390');
	await page.reload();
	await expect(page.getByLabel('Ev nömrəsi')).toHaveValue('14B');
	await page.getByRole('button', { name: 'Cavabı göndər' }).click();
}

function containing(words: string): unknown {
	return expect.stringContaining(words);
}

async function shot(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });
}
