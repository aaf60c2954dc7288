import { chromium, type Browser } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure, runOrTell } from './failure.ts';
import { findChromium } from './find-chromium.ts';
import { startProduct } from './screens/product.ts';
import { takePictures } from './screens/take-pictures.ts';

/* `npm run screenshots`: walks through the built product as a citizen would and makes the pictures of docs/screens. */

await runOrTell(async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'muraciet-screens-'));
	const product = await startProduct(dataDir);
	const browser = await launch();
	try {
		await takePictures(browser, product.url);
	} finally {
		await browser.close();
		product.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
});

async function launch(): Promise<Browser> {
	const executablePath = findChromium();
	if (!executablePath) throw new Failure('No Chromium was found: "npm test" installs one.');
	return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
