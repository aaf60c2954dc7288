import webPush from 'web-push';
import type { Database } from '../../database/database.ts';
import { findPushSubscription, removePushSubscription } from '../../store/push-subscriptions.ts';
import { type Channel, failed, type Sent } from '../channel.ts';
import type { PushSettings } from '../settings.ts';
import { pushMessage } from './push-message.ts';
import { isPushAddress } from './push-services.ts';

/** How long a push service keeps a message for a device that is off, in seconds. */
const KEEP_SECONDS = 3 * 24 * 60 * 60;

/** Web push: sealed for the device (RFC 8291) and handed to its browser's push service. */
export function pushChannel(db: Database, settings: PushSettings): Channel {
	return {
		async send(notice, signal): Promise<Sent> {
			const subscription = await findPushSubscription(db, notice.owner, notice.recipient);
			if (!subscription || !isPushAddress(subscription.endpoint, settings.services))
				return failed('gone');
			const status = await post(subscription, {
				payload: JSON.stringify(pushMessage(notice)),
				topic: notice.id.replaceAll('-', ''),
				...{ settings, signal }
			});
			if (status === 404 || status === 410)
				await removePushSubscription(db, notice.owner, subscription.endpoint);
			return sentBy(status);
		},
		close: () => Promise.resolve()
	};
}

interface Push {
	settings: PushSettings;
	payload: string;
	/** A later message of the same topic takes the place of one that still waits for the device (RFC 8030, 5.4). */
	topic: string;
	signal: AbortSignal;
}

/** Answers the status; 0 when nobody answered. */
async function post(
	{ endpoint, p256dh, auth }: { endpoint: string; p256dh: string; auth: string },
	{ settings, payload, topic, signal }: Push
): Promise<number> {
	const { publicKey, privateKey, subject } = settings;
	const { headers, body } = webPush.generateRequestDetails(
		{ endpoint, keys: { p256dh, auth } },
		payload,
		{ vapidDetails: { publicKey, privateKey, subject }, TTL: KEEP_SECONDS, topic, urgency: 'high' }
	);
	try {
		const response = await fetch(endpoint, {
			method: 'POST',
			headers: new Headers(headers),
			body: new Uint8Array(body),
			redirect: 'error',
			signal
		});
		await response.body?.cancel();
		return response.status;
	} catch {
		return 0;
	}
}

function sentBy(status: number): Sent {
	if (status >= 200 && status < 300) return { ok: true, reference: '' };
	if (status === 0) return failed('unreachable');
	if (status === 404 || status === 410) return failed('gone');
	return failed(status === 429 || status >= 500 ? 'busy' : 'refused');
}
