import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { type Database, openDatabase } from '../../src/lib/server/database/database.ts';
import { MailServer } from './mail-server.ts';
import { until } from './notify-scene.ts';
import { deviceTo } from './product-client.ts';
import { signUp } from './sign-up.ts';
import { GATEWAY_PASSWORD, SmsGateway } from './sms-gateway.ts';
import { killProduct, spawnProduct } from './spawn-product.ts';
import { declareBoth, newId, says, type TestDevice } from './sync-device.ts';

const KILLS = 50;

/** Each life's clock is so much further on that what the one before had in hand is anybody's again. */
const NEXT_LIFE = 6 * 60_000;

let folder: string;
let database: Database;
let mails: MailServer;
let gateway: SmsGateway;
let device: TestDevice;
let origin = '';
let lives = 0;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	mails = await MailServer.open();
	// Between taking and acknowledging there is time to be killed in.
	mails.silence = 10;
	gateway = await SmsGateway.open();
	device = deviceTo(() => origin, await signUp(folder));
	database = await openDatabase({ dataDir: folder, databaseUrl: null });
});
afterEach(async () => {
	await database.destroy();
	await gateway.close();
	await mails.close();
	await rm(folder, { recursive: true });
});

it('a server killed fifty times between commit and send misses nothing', async () => {
	let applied = 0;
	for (let kills = 0; kills < KILLS; kills++) {
		const server = startServer();
		// By turns once it has committed, while it speaks to the mail server, and once that has taken the message.
		if (kills % 3 === 0 || !(await isWaiting())) {
			origin = await server.origin;
			await apply();
			applied++;
		} else if (kills % 3 === 1) await untilMore(() => mails.began);
		else await untilMore(() => mails.mails.length);
		await killProduct(server);
	}
	const last = startServer();
	while (await isWaiting()) await setTimeout(50);
	await killProduct(last);
	const told = await database.selectFrom('notice').select(['id', 'channel']).execute();
	const idsOf = (channel: string) =>
		told.filter((notice) => notice.channel === channel).map(({ id }) => id);
	expect([idsOf('email').length, idsOf('sms').length]).toEqual([applied, applied]);
	expect(new Set(mails.ids)).toEqual(new Set(idsOf('email')));
	expect(new Set(gateway.taken.map(({ id }) => id))).toEqual(new Set(idsOf('sms')));
	// What was taken and not written down is sent again: it is the price of missing nothing.
	expect(mails.ids.length).toBeGreaterThan(applied);
}, 240_000);

/** The whole server, over the same folder each time. */
function startServer() {
	const variables = {
		// Nobody signs in here, and a sandbox takes its time to start.
		IDENTITY: 'oidc',
		OIDC_ISSUER: 'https://id.example',
		OIDC_CLIENT_ID: 'muraciet',
		DOCUMENT_KEYS: 'own',
		NOTIFY: 'live',
		SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
		SMTP_TLS: 'optional',
		MAIL_FROM: 'bildiris@muraciet.example',
		SMS_GATEWAY: 'http',
		SMS_URL: `http://127.0.0.1:${gateway.port}/`,
		SMS_LOGIN: 'azersu',
		SMS_PASSWORD: GATEWAY_PASSWORD,
		SMS_SENDER: 'Azersu'
	};
	const ahead = String(lives++ * NEXT_LIFE);
	const script = new URL('./later-process.ts', import.meta.url);
	return spawnProduct(script, folder, ahead, JSON.stringify(variables));
}

async function apply(): Promise<void> {
	const outcome = await device.tell(says.submit(newId<ApplicationId>(), declareBoth()));
	if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** Whether something is committed and not known to be sent. */
async function isWaiting(): Promise<boolean> {
	const waiting = database
		.selectFrom('notice')
		.select('id')
		.where('channel', 'in', ['email', 'sms'])
		.where('state', '!=', 'sent');
	return (await waiting.execute()).length > 0;
}

async function untilMore(count: () => number): Promise<void> {
	const before = count();
	await until(() => count() > before);
}
