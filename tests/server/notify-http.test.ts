import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Channel } from '../../src/lib/server/notify/channel.ts';
import { httpSmsChannel } from '../../src/lib/server/notify/sms/http-channel.ts';
import { onSqlite } from './databases.ts';
import { FaultyDoor } from './faulty-door.ts';
import { inNotifyScene } from './notify-scene.ts';
import { bearsTrouble } from './notify-trouble.ts';
import { GATEWAY_PASSWORD, SmsGateway } from './sms-gateway.ts';

let gateway: SmsGateway;
let door: FaultyDoor;
let channel: Channel;

beforeEach(async () => {
	gateway = await SmsGateway.open();
	door = await FaultyDoor.before(gateway.port, (answer) => answer.includes('successMessage'));
	channel = connect(GATEWAY_PASSWORD);
});
afterEach(async () => {
	await door.close();
	await gateway.close();
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
		expect(gateway.taken).toMatchObject([
			{ msisdn: '994502345678', unicode: true, id: notice!.id }
		]);
		expect(gateway.taken[0]!.text).toMatch(/^Müraciətiniz qeydiyyata alındı/);
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
		gateway.instead = { status, body };
		await scene().outbox({ sms: channel }).step('sms');
		expect(await scene().notices('sms')).toMatchObject([{ state: 'waiting', fault }]);
	});

	bearsTrouble(scene, {
		channel: 'sms',
		parts: () => ({ channel, door }),
		received: () => gateway.taken.map(({ id }) => id)
	});
});
