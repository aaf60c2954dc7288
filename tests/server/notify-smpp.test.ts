import { afterEach, beforeEach, expect, it } from 'vitest';
import { SmppChannel } from '../../src/lib/server/notify/sms/smpp-channel.ts';
import { keepReceipt } from '../../src/lib/server/store/outbox.ts';
import { onSqlite } from './databases.ts';
import { FaultyDoor } from './faulty-door.ts';
import { CENTRE_ACCOUNT, MessageCentre, textOf } from './message-centre.ts';
import { inNotifyScene, until } from './notify-scene.ts';
import { bearsTrouble } from './notify-trouble.ts';
import type { Receipt } from '../../src/lib/server/notify/sms/receipt.ts';

const SUBMIT_SM_RESP = 0x80000004;

let centre: MessageCentre;
let door: FaultyDoor;
let channel: SmppChannel;
let receipts: Receipt[];

function connect(settings: { long?: 'payload' | 'udh'; password?: string } = {}): SmppChannel {
	const { long = 'payload', password = CENTRE_ACCOUNT.password } = settings;
	const url = `smpp://127.0.0.1:${door.port}`;
	return new SmppChannel({
		settings: { ...CENTRE_ACCOUNT, url, password, sender: 'Azersu', long },
		letters: 'exact',
		onreceipt: (receipt) => void receipts.push(receipt)
	});
}

beforeEach(async () => {
	receipts = [];
	centre = await MessageCentre.open();
	door = await FaultyDoor.before(
		centre.port,
		(answer) => answer.readUInt32BE(4) === SUBMIT_SM_RESP
	);
	channel = connect();
});
afterEach(async () => {
	await channel.close();
	await door.close();
	await centre.close();
});

inNotifyScene(onSqlite, (scene) => {
	it('a text message goes to the number typed, in its exact letters, under a reference made of the notice’s id', async () => {
		await scene().apply();
		await scene().outbox({ sms: channel }).step('sms');
		const [notice] = await scene().notices('sms');
		const [message] = centre.taken;
		expect(textOf(message!)).toMatch(
			/^Müraciətiniz qeydiyyata alındı\. Müraciət nömrəniz: 26-\d+-\d$/
		);
		expect(message).toMatchObject({
			destination_addr: '994502345678',
			source_addr: 'Azersu',
			data_coding: 8,
			registered_delivery: 1,
			user_message_reference: Number.parseInt(notice!.id.slice(-4), 16)
		});
		expect(notice).toMatchObject({ state: 'sent', reference: 'm-1' });
	});

	it('what the centre says became of a message is kept with it, however often it says so', async () => {
		await scene().apply();
		await scene().outbox({ sms: channel }).step('sms');
		centre.tell('m-1', 'DELIVRD');
		centre.tell('m-1', 'DELIVRD');
		await until(() => receipts.length === 2);
		for (const receipt of receipts) expect(await keepReceipt(scene().database, receipt)).toBe(true);
		expect(await scene().notices('sms')).toMatchObject([{ state: 'sent', receipt: 'DELIVRD' }]);
	});

	it('one connection carries many messages, and a broken one is made again', async () => {
		const outbox = scene().outbox({ sms: channel });
		await scene().goThrough('inProgress', 'done');
		await outbox.step('sms');
		expect([centre.taken.length, centre.binds]).toEqual([3, 1]);
		door.become('open');
		await scene().goThrough('inProgress');
		await scene().live(outbox, 'sms', 60_000);
		expect([centre.taken.length, centre.binds]).toEqual([5, 2]);
	});

	it('a number that is none becomes a dead letter; a centre that is too busy is asked again', async () => {
		const outbox = scene().outbox({ sms: channel });
		await scene().apply();
		centre.status = 0x0b;
		await outbox.step('sms');
		expect(await scene().notices('sms')).toMatchObject([{ state: 'dead', fault: 'refused' }]);
		await scene().apply();
		centre.status = 0x58;
		await outbox.step('sms');
		expect(await scene().notices('sms')).toMatchObject([{}, { state: 'waiting', fault: 'busy' }]);
	});

	it('a password that is not taken loses nothing', async () => {
		const stranger = connect({ password: 'başqa' });
		await scene().apply();
		await scene().outbox({ sms: stranger }).step('sms');
		expect(await scene().notices('sms')).toMatchObject([{ state: 'waiting' }]);
	});

	it('a long message goes whole in a payload', async () => {
		await longApplication(scene().database, await scene().apply());
		await scene().outbox({ sms: channel }).step('sms');
		const [message] = centre.taken;
		expect(textOf(message!)).toMatch(/^Müraciətiniz .*9{60}$/);
		expect(message!.short_message!.message).toBe('');
	});

	it('or in parts, each with the header that joins them, and only the last one’s receipt is asked for', async () => {
		const inParts = connect({ long: 'udh' });
		await longApplication(scene().database, await scene().apply());
		await scene().outbox({ sms: inParts }).step('sms');
		const [notice] = await scene().notices('sms');
		const reference = Number.parseInt(notice!.id.slice(-2), 16);
		const headers = centre.taken.map(({ short_message }) => [
			...(short_message!.udh as Uint8Array[])[0]!
		]);
		expect(headers).toEqual([
			[0, 3, reference, 2, 1],
			[0, 3, reference, 2, 2]
		]);
		expect(centre.texts.join('')).toMatch(/^Müraciətiniz .*9{60}$/);
		expect(centre.taken.map((pdu) => pdu.registered_delivery)).toEqual([0, 1]);
		expect(notice!.reference).toBe('m-2');
		await inParts.close();
	});

	bearsTrouble(scene, {
		channel: 'sms',
		parts: () => ({ channel, door }),
		idOf: (id) => String(Number.parseInt(id.slice(-4), 16)),
		received: () => centre.taken.map((pdu) => String(pdu.user_message_reference))
	});
});

/** No application has a number this long: it is for what a template might become. */
async function longApplication(db: Parameters<typeof keepReceipt>[0], id: string): Promise<void> {
	const details = JSON.stringify({ number: '9'.repeat(60), dueOn: null });
	await db
		.updateTable('notice')
		.set({ details })
		.where('application_id', '=', id as never)
		.execute();
}
