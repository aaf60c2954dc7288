import type { Page } from '@playwright/test';

/** When the table's screen can be used, in milliseconds from the page's start. */
export async function untilUsable(page: Page): Promise<number> {
	return moment(page, 'main h1');
}

/** When the table shows the person's own applications. */
export async function untilOwnRows(page: Page): Promise<number> {
	return moment(page, 'main a[href^="/applications/0"]');
}

async function moment(page: Page, selector: string): Promise<number> {
	const handle = await page.waitForFunction(
		(wanted) => (document.querySelector(wanted) ? performance.now() : null),
		selector,
		{ polling: 'raf', timeout: 120_000 }
	);
	return (await handle.jsonValue()) ?? NaN;
}

/** The middle one of some measurements. */
export function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
