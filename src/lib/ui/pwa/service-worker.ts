import { version } from '$app/environment';
import { updated } from '$app/state';
import { pageLock, type WorkerRequest } from '$lib/domain/wire/worker.ts';
import { Workbox } from 'workbox-window';
import { appUpdate } from './app-update.svelte.ts';

/** How often at most an app that stays open looks for a newer version. Milliseconds. */
const LOOK_EVERY = 60 * 60 * 1000;

/**
 * Brings in the service worker, without which nothing works offline, and offers each newer version once it is all
 * there: also one that has waited since before this start. Nothing is reloaded unless the person says so.
 */
export async function registerServiceWorker(): Promise<void> {
	if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
	const worker = new Workbox('/service-worker.js');
	worker.addEventListener('waiting', () => appUpdate.offer(() => takeOver(worker)));
	addEventListener('vite:preloadError', () => void offerIfNewer(worker));
	await worker.register({ immediate: true });
	showVersion();
	lookAgainOnReturn(worker);
}

function takeOver(worker: Workbox): void {
	worker.addEventListener('controlling', () => location.reload());
	worker.messageSkipWaiting();
}

/** A lazy part could not be had: because the link is poor, or because the server has a newer version and not this one. */
async function offerIfNewer(worker: Workbox): Promise<void> {
	if (!(await updated.check())) return;
	if (!appUpdate.isOffered) appUpdate.offer(() => location.reload());
	// Looked for again at the next return to the app.
	await worker.update().catch(() => undefined);
}

/** Lets the service worker see what version this page runs, as long as it runs, and clear out what no page needs. */
function showVersion(): void {
	const tidy: WorkerRequest = { type: 'TIDY' };
	void navigator.locks.request(pageLock(version), { mode: 'shared' }, async () => {
		navigator.serviceWorker.controller?.postMessage(tidy);
		await new Promise(() => {});
	});
}

/** An app on a home screen may not be started anew for weeks. */
function lookAgainOnReturn(worker: Workbox): void {
	let looked = Date.now();
	document.addEventListener('visibilitychange', () => {
		if (document.hidden || Date.now() - looked < LOOK_EVERY) return;
		looked = Date.now();
		// Offline it looks again at the next return.
		worker.update().catch(() => {
			looked = 0;
		});
	});
}
