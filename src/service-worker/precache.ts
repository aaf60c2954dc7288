import { build, files, version } from '$service-worker';
import { PrecacheController } from 'workbox-precaching';
import { scope } from './scope.ts';

/** The page that answers every address. */
export const SHELL = '/';

/** What a page never asks for once the app is installed; the browser and the shops fetch these themselves. */
const NOT_FOR_PAGES = /^\/(screenshots\/|.*\.(png|ico)$|manifest\.webmanifest$|robots\.txt$)/;

/** One install or one clearing out of the cache at a time, whichever version does it. */
const CACHE_LOCK = 'muraciet-cache';

/**
 * The shell, the code and the styles of this version. All versions share one cache: what did not change is not fetched
 * again, and what the version before needs stays until no page uses it.
 */
export const precache = new PrecacheController({ cacheName: 'muraciet-assets' });

precache.addToCacheList([
	...build.map((url) => ({ url, revision: null })),
	...[SHELL, ...files.filter((file) => !NOT_FOR_PAGES.test(file))].map((url) => ({
		url,
		revision: version
	}))
]);

/** Fetches what is not there yet. What arrived before a cut is kept for the next try. */
export async function fillCache(event: ExtendableEvent): Promise<void> {
	await navigator.locks.request(CACHE_LOCK, () => precache.install(event));
}

/** Forgets everything that is not this version's, unless a version on its way in has put it there. */
export async function clearCache(event: ExtendableEvent): Promise<void> {
	await navigator.locks.request(CACHE_LOCK, async () => {
		const { installing, waiting } = scope.registration;
		if (!installing && !waiting) await precache.activate(event);
	});
}
