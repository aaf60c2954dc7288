import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Channel } from '../../src/lib/server/notify/channel.ts';
import { httpSmsChannel } from '../../src/lib/server/notify/sms/http-channel.ts';
import { onSqlite } from './databases.ts';
import { FaultyDoor } from './faulty-door.ts';
import { inNotifyScene } from './notify-scene.ts';
import { bearsTrouble } from './notify-trouble.ts';

interface Asked {
	login: string;
	key: string;
	msisdn: string;
	text: string;
	sender: string;
	unicode: boolean;
}

const PASSWORD = 'gizli';
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

let gateway: Server;
let door: FaultyDoor;
let channel: Channel;
let taken: (Asked & { id: string })[];
/** What it says in place of taking a message. */
let instead: { status: number; body: string } | null;

beforeEach(async () => {
	taken = [];
	instead = null;
	gateway = createServer((request, response) => {
		void json(request).then((body) => {
			const asked = body as Asked;
			const { login, text, msisdn, sender, key } = asked;
			const isSigned = key === md5(md5(PASSWORD) + login + text + msisdn + sender);
			if (isSigned && !instead)
				taken.push({ ...asked, id: String(request.headers['idempotency-key']) });
			const answer = isSigned
				? { successMessage: 'ok', errorMessage: null, obj: taken.length, errorCode: null }
				: { successMessage: null, errorMessage: 'Invalid key', obj: null, errorCode: -100 };
			response.writeHead(instead?.status ?? 200, { 'content-type': 'application/json' });
			response.end(instead?.body ?? JSON.stringify(answer));
		});
	});
	gateway.listen(0, '127.0.0.1');
	await once(gateway, 'listening');
	const { port } = gateway.address() as AddressInfo;
	door = await FaultyDoor.before(port, (answer) => answer.includes('successMessage'));
	channel = connect(PASSWORD);
});
afterEach(async () => {
	await door.close();
	gateway.closeAllConnections();
	await new Promise((resolve) => gateway.close(resolve));
});

function connect(password: string): Channel {
	const url = `http://127.0.0.1:${door.port}/quicksms/v1/smssender`;
	return httpSmsChannel({ url, login: 'azersu', password, sender: 'Azersu' }, 'exact');
}

inNotifyScene(onSqlite, (scene) => {
	it('a text message is asked for with the key the gateway checks, and what it calls it is kept', async () => {
		await scene().apply();
		await scene().outbox({ sms: channel }).step('sms');
		const [notice] = await scene().notices('sms');
		expect(taken).toMatchObject([{ msisdn: '994502345678', unicode: true, id: notice!.id }]);
		expect(taken[0]!.text).toMatch(/^Müraciətiniz qeydiyyata alındı/);
		expect(notice).toMatchObject({ state: 'sent', reference: '1' });
	});

	it('a wrong key loses nothing: it is tried again until somebody looks', async () => {
		await scene().apply();
		await scene()
			.outbox({ sms: connect('başqa') })
			.step('sms');
		expect(await scene().notices('sms')).toMatchObject([{ state: 'waiting', fault: 'busy' }]);
	});

	it.each([
		[503, 'Service Unavailable', 'busy'],
		[200, '<html>login</html>', 'rubbish'],
		[200, '{"obj":null}', 'rubbish'],
		[200, '[]', 'rubbish']
	])('%i %s is no “sent”', async (status, body, fault) => {
		await scene().apply();
		instead = { status, body };
		await scene().outbox({ sms: channel }).step('sms');
		expect(await scene().notices('sms')).toMatchObject([{ state: 'waiting', fault }]);
	});

	bearsTrouble(scene, {
		channel: 'sms',
		parts: () => ({ channel, door }),
		received: () => taken.map(({ id }) => id)
	});
});
