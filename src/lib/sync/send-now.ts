/** Says “now” to the engine of whichever tab leads on this device. */
export const SEND_NOW_CHANNEL = 'muraciet-send-now';

/** Asks the leading tab to try at once, whatever it is waiting for. */
export function sendNow(): void {
	const channel = new BroadcastChannel(SEND_NOW_CHANNEL);
	channel.postMessage('now');
	channel.close();
}
