import { build, files, version } from '$service-worker';
import { PrecacheController } from 'workbox-precaching';
import { scope } from './scope.ts';
import { forgetOldStaffFiles, isStaffFile } from './staff-files.ts';

/** The page that answers every address. */
export const SHELL = '/';

/** What a page never asks for once the app is installed; the browser and the shops fetch these themselves. */
const NOT_FOR_PAGES = /^\/(screenshots\/|.*\.(html|ico|png)$|manifest\.webmanifest$|robots\.txt$)/;

const CACHE = 'muraciet-assets';

/** One install or one clearing out of the cache at a time, whichever version does it. */
const CACHE_LOCK = 'muraciet-cache';

/** How many files are on the way at a time: as many as a browser opens connections. One by one, each waits a round trip. */
const LANES = 6;

/**
 * The shell, the code and the styles of this version, but for the staff's. All versions share one cache: what did not change is not fetched
 * again, and what the version before needs stays until no page uses it.
 */
export const precache = new PrecacheController({ cacheName: CACHE });

precache.addToCacheList([
	...[SHELL, ...files.filter((file) => !NOT_FOR_PAGES.test(file))].map((url) => ({
		url,
		revision: version
	})),
	...build.filter((url) => !isStaffFile(url)).map((url) => ({ url, revision: null }))
]);

/** Fetches what is not there yet. Rejects when something can't be had; what arrived is kept for the next try. */
export async function fillCache(): Promise<void> {
	await navigator.locks.request(CACHE_LOCK, async () => {
		const cache = await caches.open(CACHE);
		const entries = precache.getURLsToCacheKeys().entries();
		const fill = async () => {
			for (const [url, key] of entries) await fetchMissing(cache, url, key);
		};
		await Promise.all(Array.from({ length: LANES }, fill));
	});
}

async function fetchMissing(cache: Cache, url: string, key: string): Promise<void> {
	if (await cache.match(key)) return;
	// A name with a digest in it never changes what it stands for; any other is asked of the server anew.
	const response = await fetch(url, { cache: key === url ? 'default' : 'reload' });
	if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}`);
	await cache.put(key, response);
}

/** Forgets everything that is not this version's, unless a version on its way in has put it there. */
export async function clearCache(event: ExtendableEvent): Promise<void> {
	await navigator.locks.request(CACHE_LOCK, async () => {
		const { installing, waiting } = scope.registration;
		if (installing || waiting) return;
		await precache.activate(event);
		await forgetOldStaffFiles();
	});
}
