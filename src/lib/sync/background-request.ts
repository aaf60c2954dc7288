import { liveQuery } from 'dexie';
import { BACKGROUND_SYNC } from '../domain/wire/worker.ts';
import type { Workspace } from '../local/workspace.ts';
import { hasSendable } from './sendable.ts';

/** How often, at the most, the browser is asked to look whether documents may go by now, in milliseconds. */
const LOOK_EVERY = 3_600_000;

interface SyncRegistration extends ServiceWorkerRegistration {
	/** Background Sync, where the browser has it (Chromium). */
	readonly sync?: { register(tag: string): Promise<void> };
	/** Periodic Background Sync: Chromium, once the app is installed. */
	readonly periodicSync?: {
		register(tag: string, options: { minInterval: number }): Promise<void>;
	};
}

/**
 * While something may be sent, asks the browser to send it even if every page is closed: when it comes up, and again
 * whenever this page is left, since the browser's call may have come and gone while the page was sending. What waits for
 * Wi-Fi no call for a link brings on; where the app is installed the browser looks after it now and then.
 */
export function askForBackgroundSync(workspace: Workspace, signal: AbortSignal): void {
	let isWaiting = false;
	const subscription = liveQuery(() => hasSendable(workspace)).subscribe((waits) => {
		if (waits && !isWaiting) void register();
		isWaiting = waits;
	});
	const onLeave = () => document.hidden && void askIfNeeded(workspace);
	document.addEventListener('visibilitychange', onLeave, { signal });
	signal.addEventListener('abort', () => subscription.unsubscribe());
	void lookNowAndThen();
}

async function askIfNeeded(workspace: Workspace): Promise<void> {
	if (await hasSendable(workspace)) await register();
}

/** Refused where the person has turned it off: the pages still send. */
async function register(): Promise<void> {
	const registration = await findRegistration();
	await registration?.sync?.register(BACKGROUND_SYNC).catch(() => undefined);
}

/** Refused where the app is not installed. */
async function lookNowAndThen(): Promise<void> {
	const registration = await findRegistration();
	await registration?.periodicSync
		?.register(BACKGROUND_SYNC, { minInterval: LOOK_EVERY })
		.catch(() => undefined);
}

async function findRegistration(): Promise<SyncRegistration | undefined> {
	return navigator.serviceWorker?.getRegistration();
}
