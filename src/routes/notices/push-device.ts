import { findPushAddress } from '$lib/local/push-address.ts';
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
	return (await findPushAddress()) ? 'on' : 'off';
}

/** Asks the person where they were not asked yet, and has this device told. Rejects without a link. */
export async function turnPushOn(pushKey: string): Promise<void> {
	if ((await Notification.requestPermission()) !== 'granted') return;
	const { pushManager } = await navigator.serviceWorker.ready;
	const { takePushes } = await import('$lib/sync/push-address');
	await takePushes(pushManager, pushKey);
}

/** This device is told no more. Rejects without a link, with nothing changed. */
export async function turnPushOff(): Promise<void> {
	const address = await findPushAddress();
	if (!address) return;
	const { rpc } = await import('$lib/sync/rpc-client');
	await rpc.notice.unsubscribe.mutate({ endpoint: address.endpoint });
	await address.unsubscribe();
}

/** Tells the server again where this device takes pushes: it forgets that when a session ends. */
export async function renewPush(): Promise<void> {
	const address = await findPushAddress();
	if (!address) return;
	const { tellPushAddress } = await import('$lib/sync/push-address');
	await tellPushAddress(address);
}
