import type { Page } from '@playwright/test';
import { noteAppends, type SentRun, slowUpload } from './fixtures/appends.ts';
import type { AppServer } from './fixtures/app-server.ts';
import { begin, fillAddress, next, OWNERSHIP } from './fixtures/citizen.ts';
import { Device } from './fixtures/device.ts';
import { pdfFile } from './fixtures/files.ts';
import { storedDocuments } from './fixtures/server-store.ts';
import { AYGUN, signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test.describe.configure({ timeout: 180_000 });

const SIZE = 1_200_000;
/** Bytes a second. */
const SLOW = 200_000;
/** So slow that there is time to type in both tabs. */
const SLOWER = 40_000;
const KILLS = 20;

/** Attaches the document on a link so slow that it is under way for a while; answers its draft's address. */
async function beginSending(page: Page, bytesPerSecond = SLOW): Promise<string> {
	await signIn(page);
	await begin(page);
	await fillAddress(page);
	await next(page);
	await expect(page.getByLabel(OWNERSHIP, { exact: true })).toBeAttached();
	await slowUpload(page, bytesPerSecond);
	await attach(page);
	return page.url();
}

async function attach(page: Page): Promise<void> {
	await page.getByLabel(OWNERSHIP, { exact: true }).setInputFiles(pdfFile('çıxarış.pdf', SIZE));
}

function held(app: AppServer): number {
	return storedDocuments(app)[0]?.held ?? 0;
}

/** Waits until some of it, and not all, is at the server; then until nothing more comes. Answers how much. */
async function untilHalfSent(app: AppServer, cut: () => Promise<void>): Promise<number> {
	await expect.poll(() => held(app), { timeout: 30_000, intervals: [50] }).toBeGreaterThan(0);
	await cut();
	let last = -1;
	const isStill = () => last === (last = held(app));
	await expect.poll(isStill, { intervals: [500], timeout: 10_000 }).toBe(true);
	expect(last).toBeLessThan(SIZE);
	return last;
}

async function untilHeld(page: Page): Promise<void> {
	await expect(page.getByText('Quruma çatıb')).toBeVisible({ timeout: 60_000 });
}

function bytesOf(runs: readonly SentRun[]): number {
	return runs.reduce((sum, { bytes }) => sum + bytes, 0);
}

test('a browser killed in the middle of an upload goes on where the server stands, and sends nothing twice', async ({
	app,
	device,
	page
}) => {
	const draft = await beginSending(page);
	const atServer = await untilHalfSent(app, () => device.kill());
	const again = await device.reopen();
	const runs = noteAppends(device.context);
	await again.goto(draft);
	await untilHeld(again);
	expect(runs[0]?.offset).toBe(atServer);
	expect(bytesOf(runs)).toBe(SIZE - atServer);
});

test('a document half sent from one device is finished from another, which sends only what is missing', async ({
	app,
	device,
	page
}, test) => {
	const draft = await beginSending(page);
	const atServer = await untilHalfSent(app, () => device.kill());
	const other = await Device.open(test.outputPath('other'), app.url);
	const runs = noteAppends(other.context);
	await signIn(other.page, AYGUN, new URL(draft).pathname);
	await expect(other.page.getByText('Bu cihazda deyil')).toBeVisible({ timeout: 30_000 });
	await attach(other.page);
	await untilHeld(other.page);
	expect(runs[0]?.offset).toBe(atServer);
	expect(bytesOf(runs)).toBe(SIZE - atServer);
	await other.close();
});

test('two tabs of one draft: what is typed in both stays, one of them sends, and the other goes on when it is closed', async ({
	app,
	device,
	page
}) => {
	const runs = noteAppends(device.context);
	const documents = await beginSending(page, SLOWER);
	const second = await device.context.newPage();
	await second.goto(documents.replace(/documents$/, 'contact'));
	await second.getByLabel('Müraciətlə bağlı qeydlər').fill('Qapı həyət tərəfdədir.');
	await page.getByRole('link', { name: 'Hissələrin siyahısına qayıt' }).first().click();
	await page.getByRole('link', { name: 'İstehlakçının ünvanı' }).click();
	await page.getByLabel('Ev nömrəsi').fill('14B');
	await expect(second.getByText('Bu cihazda saxlanıldı')).toBeVisible();
	await expect(page.getByText('Bu cihazda saxlanıldı')).toBeVisible();
	await expect.poll(() => held(app), { timeout: 30_000 }).toBeGreaterThan(0);
	expect(new Set(runs.map((run) => run.page)).size).toBe(1);
	await page.close();
	await second.goto(documents);
	await untilHeld(second);
	// Each run begins where the server stood: also where one gave way to text, or its tab was closed.
	const offsets = runs.map(({ offset }) => offset);
	expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
	expect(new Set(offsets).size).toBeGreaterThan(1);
	await second.goto(documents.replace(/documents$/, 'address'));
	await expect(second.getByLabel('Ev nömrəsi')).toHaveValue('14B');
	await second.goto(documents.replace(/documents$/, 'contact'));
	await expect(second.getByLabel('Müraciətlə bağlı qeydlər')).toHaveValue('Qapı həyət tərəfdədir.');
});

test('with the server killed twenty times in the middle of an append, the document arrives whole and never goes back', async ({
	app,
	page
}) => {
	const runs = noteAppends(page.context());
	await beginSending(page);
	let seen = 0;
	let atServer = 0;
	for (let kill = 0; kill < KILLS; kill++) {
		await expect
			.poll(() => runs.length, { timeout: 30_000, intervals: [20] })
			.toBeGreaterThan(seen);
		seen = runs.length;
		await page.waitForTimeout(80);
		await app.kill();
		expect(held(app)).toBeGreaterThanOrEqual(atServer);
		atServer = held(app);
		await app.start();
		await page.evaluate(() => dispatchEvent(new Event('online')));
	}
	await slowUpload(page, null);
	await untilHeld(page);
	expect(storedDocuments(app)[0]).toMatchObject({ state: 'held', held: SIZE });
});
