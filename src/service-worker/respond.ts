import { PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { handOver } from './hand-over.ts';
import { precache, SHELL } from './precache.ts';
import { isStaffFile, keepStaffFiles } from './staff-files.ts';

/* Only GET is ever answered here: registerRoute() leaves every other method to the browser. A service worker that
   fetches a POST again loses its body on iOS. */

/** Addresses that are the server's to answer: its own doors, and files. */
const SERVERS = [
	/^\/(auth|trpc|directory|documents|sandbox|healthz|readyz|metrics)(\/|$|\?)/,
	/^[^?]*\.[a-z0-9]+(\?|$)/i
];

/** Answers each address from the cache: every screen with the one shell, code and styles with their own. */
export function answerFromCache(): void {
	const shell = precache.createHandlerBoundToURL(SHELL);
	registerRoute(
		new NavigationRoute(async (options) => (await handOver()) ?? shell(options), {
			denylist: SERVERS
		})
	);
	registerRoute(new PrecacheRoute(precache));
	// A page of the version before still finds its lazy parts.
	registerRoute(
		({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/_app/immutable/'),
		async ({ request, url, event }) => {
			if (isStaffFile(url.pathname)) event.waitUntil(keepStaffFiles());
			return (await caches.match(request)) ?? fetch(request);
		}
	);
}
