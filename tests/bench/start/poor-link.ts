import type { CDPSession, Page } from '@playwright/test';

/** A phone of some years ago on an edge of the mobile network. */
export const LINK = { bitsPerSecond: 400_000, roundTripMs: 400 };
const CPU_SLOWDOWN = 4;

/** What a page had over the wire so far. */
export interface Traffic {
	requests: number;
	/** With headers, as they went over the wire. */
	bytes: number;
}

/** Slows the page's processor down. */
export async function slowDown(page: Page): Promise<CDPSession> {
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
	return session;
}

/** Puts a page on the poor link, with a slow processor, and counts what it fetches. */
export async function onPoorLink(page: Page): Promise<Traffic> {
	const session = await slowDown(page);
	const traffic = { requests: 0, bytes: 0 };
	session.on('Network.requestWillBeSent', () => (traffic.requests += 1));
	session.on('Network.loadingFinished', ({ encodedDataLength }) => {
		traffic.bytes += encodedDataLength;
	});
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: LINK.roundTripMs,
		downloadThroughput: LINK.bitsPerSecond / 8,
		uploadThroughput: LINK.bitsPerSecond / 8
	});
	return traffic;
}

/** Milliseconds that the link alone takes for so many bytes, asked for in so many steps that each wait for the last. */
export function linkLimit(bytes: number, steps: number): number {
	return (bytes * 8 * 1000) / LINK.bitsPerSecond + steps * LINK.roundTripMs;
}
