import webPush from 'web-push';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSession } from '../../src/lib/server/auth/session.ts';
import { pushChannel } from '../../src/lib/server/notify/push/push-channel.ts';
import { isPushAddress } from '../../src/lib/server/notify/push/push-services.ts';
import { endSessions } from '../../src/lib/server/auth/session.ts';
import { inTransaction } from '../../src/lib/server/database/in-transaction.ts';
import { savePushSubscription } from '../../src/lib/server/store/push-subscriptions.ts';
import { onEachDatabase } from './databases.ts';
import { FaultyDoor } from './faulty-door.ts';
import { inNotifyScene, type NotifyScene } from './notify-scene.ts';
import { bearsTrouble } from './notify-trouble.ts';
import { PushStandIn } from './push-stand-in.ts';
import { newId } from './sync-device.ts';

const vapid = webPush.generateVAPIDKeys();

let browser: PushStandIn;
let door: FaultyDoor;

beforeEach(async () => {
	browser = await PushStandIn.open(vapid.publicKey);
	door = await FaultyDoor.before(browser.port, (answer) => answer.includes('201 Created'));
});
afterEach(async () => {
	await door.close();
	await browser.close();
});

const channelOf = (scene: NotifyScene) =>
	pushChannel(scene.database, {
		...vapid,
		subject: 'mailto:push@muraciet.example',
		services: ['localhost']
	});

/** Signs in on the browser and has it subscribe. */
async function subscribe(scene: NotifyScene): Promise<void> {
	const { parts } = scene.server;
	const config = {
		session: { idleHours: 1000, maxHours: 1000, staffIdleMinutes: 60, staffMaxHours: 24 }
	};
	const how = { userAgent: '', method: 'test', assurance: 'low' };
	await openSession({ ...parts, config }, { personId: scene.phone.person, ...how });
	const session = await scene.database
		.selectFrom('session')
		.select('id_hash')
		.where('person_id', '=', scene.phone.person)
		.executeTakeFirstOrThrow();
	const subscription = {
		id: newId<string>(),
		owner: scene.phone.person,
		session: session.id_hash,
		endpoint: `http://localhost:${door.port}/push/${browser.auth}`,
		...{ p256dh: browser.p256dh, auth: browser.auth, createdAt: parts.clock() }
	};
	await inTransaction(scene.database, (trx) => savePushSubscription(trx, subscription));
}

inNotifyScene(onEachDatabase, (scene) => {
	beforeEach(() => subscribe(scene()));

	it('a device is told, sealed for it, what happened and to which application, and no name or number of whose it is', async () => {
		const id = await scene().apply();
		await scene()
			.outbox({ push: channelOf(scene()) })
			.step('push');
		const [notice] = await scene().notices('push');
		const [arrived] = browser.arrived;
		expect(arrived!.message).toEqual({
			id: notice!.id,
			person: scene().phone.person,
			applicationId: id,
			language: 'az',
			title: 'Müraciətiniz qeydiyyata alındı',
			body: expect.stringContaining('qeydiyyata alındı') as string
		});
		expect(arrived!.headers['topic']).toBe(notice!.id.replaceAll('-', ''));
		expect(browser.spoiled).toBe(0);
		expect(notice).toMatchObject({ state: 'sent' });
	});

	it.each([404, 410])(
		'a subscription answered %i is forgotten and not tried again',
		async (gone) => {
			await scene().apply();
			browser.status = gone;
			await scene()
				.outbox({ push: channelOf(scene()) })
				.step('push');
			expect(await scene().notices('push')).toMatchObject([{ state: 'dropped', fault: 'gone' }]);
			await scene().apply();
			expect(await scene().notices('push')).toHaveLength(1);
		}
	);

	it('a push service that is busy is asked again; one that refuses leaves a dead letter', async () => {
		await scene().goThrough('inProgress');
		browser.status = 429;
		const outbox = scene().outbox({ push: channelOf(scene()) });
		await outbox.step('push');
		expect((await scene().notices('push')).map(({ fault }) => fault)).toEqual(['busy', 'busy']);
		browser.status = 403;
		await scene().live(outbox, 'push', 60_000);
		expect((await scene().notices('push')).map(({ state }) => state)).toEqual(['dead', 'dead']);
	});

	it('a device signed out of is told nothing more', async () => {
		await scene().apply();
		await endSessions(scene().database, { personId: scene().phone.person });
		await scene()
			.outbox({ push: channelOf(scene()) })
			.step('push');
		expect(browser.arrived).toEqual([]);
		expect(await scene().notices('push')).toMatchObject([{ state: 'dropped' }]);
	});

	it('a device on which somebody else has signed in is that person’s alone', async () => {
		await subscribe(scene());
		expect(
			await scene().database.selectFrom('push_subscription').selectAll().execute()
		).toHaveLength(1);
	});

	bearsTrouble(scene, {
		channel: 'push',
		parts: () => ({ channel: channelOf(scene()), door }),
		received: () => browser.arrived.map(({ message }) => message.id)
	});
});

it.each([
	['https://fcm.googleapis.com/fcm/send/x', true],
	['https://web.push.apple.com/x', true],
	['http://fcm.googleapis.com/x', false],
	['https://evilfcm.googleapis.com.example/x', false],
	['https://169.254.169.254/latest', false],
	['https://user@fcm.googleapis.com/x', false],
	['no address', false]
])('a push service is called at a known address only: %s', (endpoint, isKnown) => {
	const services = ['fcm.googleapis.com', 'push.apple.com'];
	expect(isPushAddress(endpoint, services)).toBe(isKnown);
});
