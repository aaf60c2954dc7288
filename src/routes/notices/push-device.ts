import { installOffer } from '$lib/ui/pwa/install-offer.svelte.ts';

/**
 * How this device stands to pushes. `needsInstall`: an iPhone takes them only in the installed app. `askable`: nobody was
 * asked yet. `off`: allowed, and not subscribed. `denied` is for good: a browser asks a person once.
 */
export type PushStanding = 'unsupported' | 'needsInstall' | 'askable' | 'off' | 'on' | 'denied';

export async function readPushStanding(pushKey: string): Promise<PushStanding> {
	if (!pushKey) return 'unsupported';
	if (installOffer.way === 'ios') return 'needsInstall';
	if (!('PushManager' in window && 'Notification' in window)) return 'unsupported';
	if (Notification.permission === 'denied') return 'denied';
	if (Notification.permission === 'default') return 'askable';
	return (await findSubscription()) ? 'on' : 'off';
}

/** Asks the person where they were not asked yet, and has this device told. Rejects without a link. */
export async function turnPushOn(pushKey: string): Promise<void> {
	if ((await Notification.requestPermission()) !== 'granted') return;
	const { pushManager } = await navigator.serviceWorker.ready;
	const options = { userVisibleOnly: true, applicationServerKey: pushKey };
	const earlier = await pushManager.getSubscription();
	// One made with another key is of no use, and no new one can be made beside it.
	if (earlier && !isMadeWith(earlier, pushKey)) await earlier.unsubscribe();
	await tellServer(await pushManager.subscribe(options));
}

/** This device is told no more. Rejects without a link, with nothing changed. */
export async function turnPushOff(): Promise<void> {
	const subscription = await findSubscription();
	if (!subscription) return;
	const { rpc } = await import('$lib/sync/rpc-client');
	await rpc.notice.unsubscribe.mutate({ endpoint: subscription.endpoint });
	await subscription.unsubscribe();
}

/** Tells the server again where this device takes pushes: it forgets that when the person signs out. */
export async function renewPush(): Promise<void> {
	const subscription = await findSubscription();
	if (subscription) await tellServer(subscription);
}

async function findSubscription(): Promise<PushSubscription | null> {
	const registration = await navigator.serviceWorker?.getRegistration();
	return (await registration?.pushManager?.getSubscription()) ?? null;
}

async function tellServer(subscription: PushSubscription): Promise<void> {
	const { p256dh = '', auth = '' } = subscription.toJSON().keys ?? {};
	const { rpc } = await import('$lib/sync/rpc-client');
	await rpc.notice.subscribe.mutate({ endpoint: subscription.endpoint, p256dh, auth });
}

function isMadeWith({ options }: PushSubscription, pushKey: string): boolean {
	const key = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer());
	const text = btoa(String.fromCharCode(...key));
	return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === pushKey;
}
