import { createECDH, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import ece from 'http_ece';
import webPush from 'web-push';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PushMessage } from '../../src/lib/domain/wire/push.ts';
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
import { newId } from './sync-device.ts';

const vapid = webPush.generateVAPIDKeys();

interface Arrived {
	message: PushMessage;
	headers: IncomingMessage['headers'];
}

/** A browser with its push service: it opens what is sealed for it, and checks who sent it. */
class Browser {
	readonly arrived: Arrived[] = [];
	status = 201;
	port = 0;
	readonly auth = randomBytes(16).toString('base64url');
	readonly #keys: ECDH = createECDH('prime256v1');
	readonly #service: Server;

	constructor() {
		this.#keys.generateKeys();
		this.#service = createServer((request, response) => {
			void buffer(request).then((sealed) => {
				if (this.status === 201) this.#take(request, sealed);
				response.writeHead(this.status).end();
			});
		});
	}

	get p256dh(): string {
		return this.#keys.getPublicKey().toString('base64url');
	}

	async listen(): Promise<void> {
		this.#service.listen(0, '127.0.0.1');
		await once(this.#service, 'listening');
		this.port = (this.#service.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		this.#service.closeAllConnections();
		await new Promise((resolve) => this.#service.close(resolve));
	}

	#take({ headers }: IncomingMessage, sealed: Buffer): void {
		expect(headers['content-encoding']).toBe('aes128gcm');
		expect(isSigned(headers.authorization ?? '')).toBe(true);
		const opened = ece.decrypt(sealed, {
			version: 'aes128gcm',
			privateKey: this.#keys,
			authSecret: this.auth
		});
		this.arrived.push({ message: JSON.parse(opened.toString()) as PushMessage, headers });
	}
}

/** Whether it is signed with the product's own key (RFC 8292): `vapid t=<token>, k=<key>`. */
function isSigned(authorization: string): boolean {
	const [, token = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(authorization) ?? [];
	const [head, claims, signature] = token.split('.');
	const point = Buffer.from(vapid.publicKey, 'base64url');
	const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) =>
		half.toString('base64url')
	);
	const jwk = { kty: 'EC', crv: 'P-256', x: x!, y: y! };
	return (
		key === vapid.publicKey &&
		verify(
			'sha256',
			Buffer.from(`${head}.${claims}`),
			{ key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
			Buffer.from(signature ?? '', 'base64url')
		)
	);
}

let browser: Browser;
let door: FaultyDoor;

beforeEach(async () => {
	browser = new Browser();
	await browser.listen();
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
