import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ensureBuild } from '../../src/run/build/ensure-build.ts';
import { AppServer } from '../browser/fixtures/app-server.ts';
import { slowUpload } from '../browser/fixtures/appends.ts';
import { begin, fillAddress, next, OWNERSHIP } from '../browser/fixtures/citizen.ts';
import { Device } from '../browser/fixtures/device.ts';
import { pdfFile } from '../browser/fixtures/files.ts';
import { signIn } from '../browser/fixtures/sign-in.ts';
import { median } from './start/moments.ts';

/*
 * `npm run bench -- pauses`: how long the link stands idle between two runs of a document's bytes, while the device takes
 * in one answer and gets the next run ready: on this processor and as on slower ones. Beside each, what that adds to a
 * run of eight seconds, the longest there is where a proxy holds runs back.
 */

const SLOWER = [1, 4, 6];
const RUN = 128 * 1024;
const DOCUMENT = 4 * 1024 * 1024;
/** Bytes a second: slow enough for the page to come to rest while a run is on its way. */
const LINK = 200_000;
const LONGEST_RUN_MS = 8_000;

await ensureBuild();
const folder = await mkdtemp(join(tmpdir(), 'bench-pauses-'));
const app = await AppServer.open(join(folder, 'server'));
try {
	console.log('Between two runs of 128 KiB, middle of 31; what it adds to a run of 8 s');
	for (const times of SLOWER) {
		const pause = median(await pausesWhere(times));
		const added = (pause / LONGEST_RUN_MS).toFixed(3);
		console.log(`processor × ${times} slower  ${pause.toFixed(0).padStart(5)} ms   ${added}`);
	}
} finally {
	await app.stop();
	await rm(folder, { recursive: true });
}

/** Sends a document in runs of one length on a device so many times slower; its pauses in milliseconds. */
async function pausesWhere(times: number): Promise<number[]> {
	const device = await Device.open(join(folder, `device-${times}`), app.url);
	const { page } = device;
	await signIn(page);
	await begin(page);
	await fillAddress(page);
	await next(page);
	await keepRunsShort(page);
	await slowUpload(page, LINK);
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: times });
	const file = pdfFile('document.pdf', DOCUMENT);
	await page.getByLabel(OWNERSHIP, { exact: true }).setInputFiles(file);
	await page.getByText('Quruma çatıb').waitFor({ timeout: 120_000 });
	const pauses = await readPauses(page);
	await device.close();
	return pauses;
}

/** As after a refusal of anything longer. */
async function keepRunsShort(page: Page): Promise<void> {
	await page.evaluate(async (bytes) => {
		const name = (await indexedDB.databases()).find((one) =>
			one.name?.startsWith('muraciet-person')
		)?.name;
		const opening = indexedDB.open(name ?? '');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const transaction = opening.result.transaction('meta', 'readwrite');
		const value = { bytes, most: bytes, through: 0, between: null, isStreaming: false };
		transaction.objectStore('meta').put({ key: 'learnedLink', value });
		await new Promise((resolve) => (transaction.oncomplete = resolve));
		opening.result.close();
	}, RUN);
}

/** From the last byte of each answer to the beginning of the next request, as the browser noted them. */
function readPauses(page: Page): Promise<number[]> {
	return page.evaluate(() => {
		const runs = performance
			.getEntriesByType('resource')
			.filter(({ name }) => name.endsWith('/trpc/document.append')) as PerformanceResourceTiming[];
		return runs.slice(1).map(({ startTime }, at) => startTime - (runs[at]?.responseEnd ?? NaN));
	});
}
