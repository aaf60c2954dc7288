/* What pages and the service worker say to each other. */

/** What a page asks of the service worker. The first name is workbox-window's. */
export type WorkerRequest =
	/** Take over from the version before, though pages still use it. */
	| { type: 'SKIP_WAITING' }
	/** Forget the assets no page uses any more. */
	| { type: 'TIDY' };

/** What the name of every page's lock starts with. */
export const PAGE_LOCK = 'muraciet-page-';

/** The Web Lock a page holds for as long as it lives, by which the service worker knows what version it runs. */
export function pageLock(version: string): string {
	return PAGE_LOCK + version;
}

/** The name under which the browser is asked to wake the service worker when there is a link. */
export const BACKGROUND_SYNC = 'muraciet-sync';
