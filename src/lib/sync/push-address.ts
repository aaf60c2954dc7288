import { rpc } from './rpc-client.ts';

/**
 * Has this browser's push service take messages sealed with the server's key for this device, and tells the server
 * where. Rejects without a link.
 */
export async function takePushes(pushManager: PushManager, pushKey: string): Promise<void> {
	const earlier = await pushManager.getSubscription();
	// One made with another key is of no use, and no new one can be made beside it.
	if (earlier && !isMadeWith(earlier, pushKey)) await earlier.unsubscribe();
	const options = { userVisibleOnly: true, applicationServerKey: pushKey };
	await tellPushAddress(await pushManager.subscribe(options));
}

/** Tells the server where this device takes pushes. Rejects without a link. */
export async function tellPushAddress(address: PushSubscription): Promise<void> {
	const { p256dh = '', auth = '' } = address.toJSON().keys ?? {};
	await rpc.notice.subscribe.mutate({ endpoint: address.endpoint, p256dh, auth });
}

function isMadeWith({ options }: PushSubscription, pushKey: string): boolean {
	const key = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer());
	const text = btoa(String.fromCharCode(...key));
	return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === pushKey;
}
