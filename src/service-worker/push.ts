import type { PushMessage } from '../lib/domain/wire/push.ts';
import { showBadge } from '../lib/local/badge.ts';
import { DeviceDatabase } from '../lib/local/device-database.ts';
import { openWorkspace, type Tools } from '../lib/local/open-workspace.ts';
import { countUnread } from '../lib/local/queries/unread.ts';
import { readSetting } from '../lib/local/settings.ts';
import { syncInBackground } from '../lib/sync/background.ts';
import { takePushes } from '../lib/sync/push-address.ts';
import { sendNow } from '../lib/sync/send-now.ts';
import { openPages } from './pages.ts';
import { scope } from './scope.ts';

/**
 * Shows what a push says, at once; then fetches what it is about and counts what is new. One that was on its way to whom
 * is not signed in here any more is shown to nobody.
 */
export async function takePush(event: PushEvent): Promise<void> {
	const message = event.data?.json() as PushMessage;
	if ((await withDevice(({ device }) => readSetting(device, 'person'))) !== message.person) return;
	await show(message);
	// The page that leads does the syncing; it may be asleep between two looks.
	sendNow();
	// Without a link now, the pages fetch it later.
	await syncInBackground().catch(() => undefined);
	// What a PIN locks is not counted.
	await withDevice(countNews).catch(() => undefined);
}

/** The push service has let this device's address go, or given it another: the server is told the new one. */
export async function renewPushAddress(): Promise<void> {
	await withDevice(async ({ device }) => {
		const about = await readSetting(device, 'about');
		const person = await readSetting(device, 'person');
		if (about?.pushKey && person) await takePushes(scope.registration.pushManager, about.pushKey);
	});
}

/** A repeat has the tag of the first and takes its place without another sound. */
async function show({ id, applicationId, language, title, body }: PushMessage): Promise<void> {
	await scope.registration.showNotification(title, {
		body,
		tag: id,
		lang: language,
		icon: '/icon-192.png',
		badge: '/icon-192.png',
		data: { path: `/applications/${applicationId}` }
	});
}

/** Opens what a notification is about: in the page that shows it already, else in one of its own. */
export async function openNotice({ notification }: NotificationEvent): Promise<void> {
	notification.close();
	const { path } = notification.data as { path: string };
	const shown = (await openPages()).find(({ url }) => new URL(url).pathname === path);
	await (shown ? shown.focus() : scope.clients.openWindow(path));
}

async function countNews(tools: Tools): Promise<void> {
	const { db } = await openWorkspace(tools);
	await showBadge(await countUnread(db));
	db.close();
}

async function withDevice<Result>(use: (tools: Tools) => Promise<Result>): Promise<Result> {
	const device = new DeviceDatabase();
	try {
		return await use({
			device,
			clock: () => Date.now(),
			random: (target) => crypto.getRandomValues(target)
		});
	} finally {
		device.close();
	}
}
