import { afterEach, beforeEach, expect, it } from 'vitest';
import { smtpChannel } from '../../src/lib/server/notify/mail/smtp-channel.ts';
import type { Channel } from '../../src/lib/server/notify/channel.ts';
import { onSqlite } from './databases.ts';
import { FaultyDoor } from './faulty-door.ts';
import { MailServer } from './mail-server.ts';
import { inNotifyScene } from './notify-scene.ts';
import { bearsTrouble } from './notify-trouble.ts';

const setting = {
	origin: 'https://muraciet.example',
	utilityName: '“Azərsu” ASC',
	callCentre: '955'
};

/** A real mail server, and the door before it. */
let server: MailServer;
let door: FaultyDoor;
let channel: Channel;

beforeEach(async () => {
	server = await MailServer.open();
	door = await FaultyDoor.before(server.port, (answer) => answer.includes('queued'));
	const smtp = {
		url: `smtp://127.0.0.1:${door.port}`,
		isTlsRequired: false,
		from: 'Azərsu <bildiris@muraciet.example>'
	};
	channel = smtpChannel(smtp, setting);
});
afterEach(async () => {
	await channel.close();
	await door.close();
	await server.close();
});

inNotifyScene(onSqlite, (scene) => {
	it('an e-mail says what became of the application, as text and as a page, under the notice’s own id', async () => {
		await scene().apply();
		const outbox = scene().outbox({ email: channel });
		await outbox.step('email');
		const [notice] = await scene().notices('email');
		const [mail] = server.mails;
		expect(mail!.to).toBe('aysel@example.com');
		expect(mail!.source).toContain(`Message-ID: <${notice!.id}@muraciet.example>`);
		expect(notice).toMatchObject({ state: 'sent', fault: null });
		expect(notice!.reference).toContain('queued as 42');
		expect(mail!.source).toMatch(/Content-Type: multipart\/alternative/);
		expect(mail!.source).toMatch(/Auto-Submitted: auto-generated/);
	});

	it('an address the mail server will never take becomes a dead letter at once', async () => {
		await scene().apply();
		server.refusal = Object.assign(new Error('no such user'), { responseCode: 550 });
		await scene().outbox({ email: channel }).step('email');
		expect(await scene().notices('email')).toMatchObject([{ state: 'dead', fault: 'refused' }]);
	});

	it('an address the mail server wants to hear of later is tried again', async () => {
		await scene().apply();
		server.refusal = Object.assign(new Error('greylisted'), { responseCode: 451 });
		const outbox = scene().outbox({ email: channel });
		await outbox.step('email');
		expect(await scene().notices('email')).toMatchObject([{ state: 'waiting', fault: 'busy' }]);
		server.refusal = null;
		await scene().live(outbox, 'email', 60_000);
		expect(server.mails).toHaveLength(1);
	});

	it('a mail server that offers no TLS gets nothing where TLS is required', async () => {
		const url = `smtp://127.0.0.1:${door.port}`;
		const strict = smtpChannel({ url, isTlsRequired: true, from: 'a@b.example' }, setting);
		await scene().apply();
		await scene().outbox({ email: strict }).step('email');
		expect(server.mails).toEqual([]);
		expect(await scene().notices('email')).toMatchObject([{ state: 'waiting' }]);
		await strict.close();
	});

	bearsTrouble(scene, {
		channel: 'email',
		parts: () => ({ channel, door }),
		// A second “queued” is taken for the answer to the next command: that message is sent again.
		received: () => server.ids
	});
});
