import { session } from '$lib/local/session.svelte';

const CHANNEL = 'muraciet-lock';

/** What was typed last is written within this time, in milliseconds. */
const LAST_WRITES = 500;

/** By which a tab knows its own word. */
const TAB = crypto.randomUUID();

/** Locks the app in every tab of this device. */
export function lockEverywhere(): void {
	tellOthersToLock();
	lockAfterWrites();
}

export function tellOthersToLock(): void {
	const channel = new BroadcastChannel(CHANNEL);
	channel.postMessage(TAB);
	channel.close();
}

/** Locks this tab when another one says so, until the returned function is called. */
export function lockWhenTold(): () => void {
	const channel = new BroadcastChannel(CHANNEL);
	channel.onmessage = ({ data }) => {
		if (data !== TAB) lockAfterWrites();
	};
	return () => channel.close();
}

/** Locks once what was typed is written. */
export function lockAfterWrites(): void {
	setTimeout(lockThisTab, LAST_WRITES);
}

/** A page that never had the key takes the place of this one, whose memory has, where it can be loaded. */
function lockThisTab(): void {
	session.lock();
	if (navigator.onLine || navigator.serviceWorker?.controller) location.reload();
}
