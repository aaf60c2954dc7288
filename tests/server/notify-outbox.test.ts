import { expect, it } from 'vitest';
import { type Channel, failed } from '../../src/lib/server/notify/channel.ts';
import { resendNotices } from '../../src/lib/server/notify/resend.ts';
import { waitAfter } from '../../src/lib/server/notify/retry.ts';
import type { Outbox } from '../../src/lib/server/notify/outbox.ts';
import { listDeadLetters } from '../../src/lib/server/store/dead-letters.ts';
import { saveNoticeChoices } from '../../src/lib/server/store/notice-choices.ts';
import { claimDue, settleFailed, settleSent } from '../../src/lib/server/store/outbox.ts';
import { onEachDatabase } from './databases.ts';
import { inNotifyScene } from './notify-scene.ts';
import { declare, declareBoth, FIELDS, newId, says } from './sync-device.ts';
import { pdfOf } from './pdf.ts';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';

const MINUTE = 60_000;

/** A channel that answers the same each time, and what it was given. */
function channelThat(answers: Awaited<ReturnType<Channel['send']>>) {
	const given: string[] = [];
	const channel: Channel = {
		send: ({ id }) => {
			given.push(id);
			return Promise.resolve(answers);
		},
		close: () => Promise.resolve()
	};
	return { channel, given };
}

inNotifyScene(onEachDatabase, (scene) => {
	const events = async (channel: 'email' | 'sms') =>
		(await scene().notices(channel)).map(({ event }) => event);

	it('each status reached is to be told by e-mail and SMS, to the addresses typed', async () => {
		await scene().goThrough('inProgress', 'moreInfo', 'inProgress', 'done');
		const told = ['registered', 'inProgress', 'moreInfo', 'inProgress', 'done'];
		expect(await events('email')).toEqual(told);
		expect(await events('sms')).toEqual(told);
		const [mail] = await scene().notices('email');
		expect(mail).toMatchObject({ recipient: 'aysel@example.com', language: 'az' });
		expect((await scene().notices('sms'))[0]!.recipient).toBe('+994502345678');
	});

	it('taking an application back is told as well', async () => {
		const id = await scene().apply();
		await scene().phone.tell(says.withdraw(id));
		expect(await events('email')).toEqual(['registered', 'withdrawn']);
	});

	it('a message that does not get through to the database is not sent: no status, no notice', async () => {
		const documents = [declare(pdfOf(10))];
		const outcome = await scene().phone.tell(says.submit(newId<ApplicationId>(), documents));
		expect(outcome.ok).toBe(false);
		expect(await events('email')).toEqual([]);
	});

	it('a document refused after sending is told; a draft’s is not', async () => {
		const { phone } = scene();
		const wrong = declare(pdfOf(2000), 'ownership', { sha256: '0'.repeat(64) });
		const draft = newId<ApplicationId>();
		await phone.exchange(says.attach(draft, wrong));
		expect(await phone.append(wrong.id, 0, pdfOf(2000))).toMatchObject({ kind: 'refused' });
		expect(await events('email')).toEqual([]);

		const sent = { ...declare(pdfOf(2000)), sha256: '1'.repeat(64) };
		await phone.tell(says.submit(newId(), [sent, declareBoth()[1]!]));
		expect(await phone.append(sent.id, 0, pdfOf(2000))).toMatchObject({ kind: 'refused' });
		expect(await events('email')).toEqual(['registered', 'documentRefused']);
	});

	it('a fixed line gets no text message; the mobile known from signing in does', async () => {
		await scene().apply({ ...FIELDS, phone: '012 498 00 00' });
		expect(await events('sms')).toEqual([]);
		const { database, phone } = scene();
		await database
			.updateTable('person')
			.set({ phone: '+994700000103' })
			.where('id', '=', phone.person)
			.execute();
		await scene().apply({ ...FIELDS, phone: '012 498 00 00' });
		expect(await scene().notices('sms')).toMatchObject([{ recipient: '+994700000103' }]);
	});

	it('who turned a channel off still hears of registration and decision, in the language chosen', async () => {
		const { database, phone } = scene();
		const choices = { language: 'ru', email: false, sms: false, push: false } as const;
		await saveNoticeChoices(database, phone.person, choices);
		await scene().goThrough('inProgress', 'moreInfo', 'rejected');
		expect(await events('email')).toEqual(['registered', 'rejected']);
		expect(await events('sms')).toEqual(['registered', 'rejected']);
		expect((await scene().notices('email'))[0]!.language).toBe('ru');
	});

	it('nothing of a person’s that names them stands in what is kept to be said', async () => {
		await scene().goThrough('inProgress', 'rejected');
		const kept = JSON.stringify((await scene().notices('email')).map(({ details }) => details));
		for (const secret of ['1AB2CD3', 'ownership.pdf', 'Aysel', 'Məmmədova'])
			expect(kept).not.toContain(secret);
	});

	it('of two processes that look at once only one gets a row, and the other gets the next', async () => {
		for (let count = 0; count < 6; count++) await scene().apply();
		const { database, server } = scene();
		const now = server.parts.clock();
		const claim = { channel: 'email' as const, now, until: now + MINUTE, limit: 4 };
		const taken = await Promise.all([claimDue(database, claim), claimDue(database, claim)]);
		const ids = taken.flat().map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.length + (await claimDue(database, claim)).length).toBe(6);
	});

	it('two processes that send from one database send every message, and none twice', async () => {
		for (let count = 0; count < 25; count++) await scene().apply();
		const { channel, given } = channelThat({ ok: true, reference: '' });
		const outboxes = [1, 2, 3].map(() => scene().outbox({ email: channel }));
		const send = async (outbox: Outbox) => {
			while ((await outbox.step('email')) > 0);
		};
		await Promise.all(outboxes.map(send));
		const ids = (await scene().notices('email')).map(({ id }) => id);
		expect(given.toSorted()).toEqual(ids.toSorted());
	});

	it('what a process took and never settled is anybody’s once its lease is over', async () => {
		await scene().apply();
		const { database, server } = scene();
		const now = server.parts.clock();
		const claim = { channel: 'email' as const, now, until: now + MINUTE, limit: 4 };
		const [first] = await claimDue(database, claim);
		expect(await claimDue(database, { ...claim, now: now + MINUTE - 1 })).toEqual([]);
		const later = { ...claim, now: now + MINUTE, until: now + 2 * MINUTE };
		const [second] = await claimDue(database, later);
		expect(second!.id).toBe(first!.id);
		// The first was only slow: its failure says nothing of the second's try, its success does.
		const failure = { fault: 'busy', at: now, dueAt: null };
		await settleFailed(database, first!, failure);
		expect(await scene().notices('email')).toMatchObject([{ state: 'waiting', attempts: 0 }]);
		await settleSent(database, first!.id, { reference: '', at: now });
		await settleFailed(database, second!, failure);
		expect(await scene().notices('email')).toMatchObject([{ state: 'sent' }]);
	});

	it('a message nobody takes is tried for hours, waiting longer each time, and is then a dead letter to send again', async () => {
		const { channel, given } = channelThat(failed('busy'));
		const outbox = scene().outbox({ email: channel });
		const id = await scene().apply();
		await scene().live(outbox, 'email', 9 * 60 * MINUTE);
		expect(given).toHaveLength(11);
		const { database, server } = scene();
		const [letter] = await listDeadLetters(database, 10);
		expect(letter).toMatchObject({
			...{ applicationId: id, event: 'registered', channel: 'email' },
			...{ fault: 'busy', attempts: 11 }
		});
		expect(letter!.number).toMatch(/^26-/);
		expect(JSON.stringify(letter)).not.toContain('aysel');

		const actor = { personId: scene().phone.person, role: 'operator' } as const;
		expect(await resendNotices(server.parts, actor, [letter!.id])).toBe(1);
		expect(await resendNotices(server.parts, actor, [letter!.id])).toBe(0);
		const audited = await database.selectFrom('audit').selectAll().execute();
		expect(audited.filter(({ deed }) => deed === 'resendNotice')).toMatchObject([
			{ actor: actor.personId, application_id: id, detail: letter!.id }
		]);
		const good = channelThat({ ok: true, reference: 'x' });
		await scene().outbox({ email: good.channel }).step('email');
		expect(good.given).toEqual([letter!.id]);
		expect(await listDeadLetters(database, 10)).toEqual([]);
	});

	it('a channel that throws is a fault of ours, and no message is lost over it', async () => {
		const broken: Channel = {
			send: () => Promise.reject(new Error('bug')),
			close: () => Promise.resolve()
		};
		await scene().apply();
		await scene().outbox({ email: broken }).step('email');
		expect(await scene().notices('email')).toMatchObject([{ state: 'waiting', fault: 'rubbish' }]);
	});

	it('it sends by itself until it is told to stop', async () => {
		const { channel, given } = channelThat({ ok: true, reference: '' });
		await scene().apply();
		const stop = scene().outbox({ email: channel }).run();
		while (given.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		await stop();
		await scene().apply();
		expect(await scene().notices('email')).toMatchObject([{ state: 'sent' }, { state: 'waiting' }]);
	});
});

it('waits double from half a minute up to four hours, and end there', () => {
	const waits = Array.from({ length: 11 }, (_, index) => waitAfter(index + 1, 0));
	expect(waits.slice(0, 3)).toEqual([30_000, 60_000, 120_000]);
	expect(waits[9]).toBe(4 * 60 * MINUTE);
	expect(waits[10]).toBeNull();
	expect(waitAfter(1, 0.999)).toBeGreaterThan(23_000);
});
