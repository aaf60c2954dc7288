import { openPages } from './pages.ts';
import { scope } from './scope.ts';

/* A new version waits until nobody uses the old one, which on a phone may be never: a reload does not count as leaving.
   So the first page to start while one waits lets it take over before anything is shown or typed. */

/** How long the page waits for the new version before it goes on with the old one. Milliseconds. */
const PATIENCE = 2_000;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Müraciət</title><script>
const start = () => location.reload();
navigator.serviceWorker.addEventListener('controllerchange', start);
setTimeout(start, ${PATIENCE});
navigator.serviceWorker.getRegistration().then((registration) =>
	registration?.waiting ? registration.waiting.postMessage({ type: 'SKIP_WAITING' }) : start()
);
</script>`;

let isDone = false;

/** A page that brings in the version that waits, once, when no other page is open; undefined when there is no need. */
export async function handOver(): Promise<Response | undefined> {
	if (isDone || !scope.registration.waiting) return undefined;
	// A page being reloaded is still counted.
	if ((await openPages()).length > 1) return undefined;
	isDone = true;
	return new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
