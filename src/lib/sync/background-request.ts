import { liveQuery } from 'dexie';
import type { PersonDatabase } from '../local/person-database.ts';
import { readLinkView } from '../local/queries/link-view.ts';

/** The name under which the browser is asked to wake the service worker when there is a link. */
export const BACKGROUND_SYNC = 'muraciet-sync';

interface SyncRegistration extends ServiceWorkerRegistration {
	/** Background Sync, where the browser has it (Chromium). */
	readonly sync?: { register(tag: string): Promise<void> };
}

/** While something waits to be sent, asks the browser to send it even if every page is closed. */
export function askForBackgroundSync(db: PersonDatabase, signal: AbortSignal): void {
	const isWaiting = liveQuery(async () => {
		const { pendingMutations, bytesLeft } = await readLinkView(db);
		return pendingMutations + bytesLeft > 0;
	});
	const subscription = isWaiting.subscribe((waits) => void (waits && register()));
	signal.addEventListener('abort', () => subscription.unsubscribe());
}

async function register(): Promise<void> {
	const registration: SyncRegistration | undefined =
		await navigator.serviceWorker?.getRegistration();
	// Refused where the person has turned background sync off: the pages still send.
	await registration?.sync?.register(BACKGROUND_SYNC).catch(() => undefined);
}
