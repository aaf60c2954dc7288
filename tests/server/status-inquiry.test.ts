import { beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId, RandomBytes } from '../../src/lib/domain/ids.ts';
import { tellCode } from '../../src/lib/server/notify/tell-code.ts';
import { askStatus } from '../../src/lib/server/status/ask-status.ts';
import { readStatus } from '../../src/lib/server/status/read-status.ts';
import { Operator } from './operator.ts';
import { declareBoth, FIELDS, newId, says } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';
import { random } from './sync-server.ts';

const MINUTE = 60_000;
/** What a code is made of. */
const CODE_BYTES = 8;

describe('a status asked for without the app', () => {
	onEachSyncScene((scene) => {
		let id: ApplicationId;
		let number: string;

		beforeEach(async () => {
			id = newId();
			const outcome = await scene.phone.tell(says.submit(id, declareBoth()));
			number = (outcome as { number: string }).number;
		});

		const ask = (asked: { number?: string; fin?: string } = {}, bytes = random) => {
			const { parts } = scene.server;
			const pace = (work: Promise<string>) => work;
			const wanted = { number, fin: FIELDS.fin, ...asked };
			return askStatus({ ...parts, random: bytes, sendCode: tellCode(parts), pace }, wanted);
		};
		const read = (inquiry: string, code: string) =>
			readStatus(scene.server.parts, { inquiry, code });
		const sent = async () => {
			const rows = await scene.database
				.selectFrom('notice')
				.selectAll()
				.where('event', '=', 'statusCode')
				.orderBy('created_at')
				.execute();
			return rows.map(({ recipient, channel, details }) => ({
				...{ recipient, channel },
				code: (JSON.parse(details) as { code: string }).code
			}));
		};

		it('is told to whoever has the code that went to the phone on record, and nothing else is', async () => {
			const inquiry = await ask({ number: ` ${number.replaceAll('-', '')} `, fin: '1ab 2cd3' });
			const [message] = await sent();
			expect(message).toMatchObject({ recipient: '+994502345678', channel: 'sms' });
			expect(message!.code).toMatch(/^\d{6}$/);
			const verdict = await read(inquiry, message!.code);
			expect(verdict).toEqual({
				kind: 'right',
				glimpse: { number, status: 'registered', since: expect.any(String) as string }
			});
		});

		it('is the status of now, with its date', async () => {
			const operator = new Operator(scene.database, scene.phone.person, scene.server.parts.clock);
			await operator.move(id, { status: 'inProgress' });
			await operator.move(id, { status: 'rejected', note: 'Gizli səbəb' });
			const inquiry = await ask();
			const [message] = await sent();
			const verdict = await read(inquiry, message!.code);
			const { history } = (await scene.phone.read(id))!;
			expect(verdict).toMatchObject({
				glimpse: { status: 'rejected', since: history.at(-1)!.at }
			});
			expect(JSON.stringify(verdict)).not.toContain('Gizli');
		});

		it('answers alike where number and FİN do not belong together, and sends nothing', async () => {
			const right = await ask();
			await scene.database.deleteFrom('notice').execute();
			const wrong = [
				await ask({ fin: '9ZZ9ZZ9' }),
				await ask({ number: '26-99999-3' }),
				await ask({ number: 'salam' }),
				await ask({ number: '', fin: '' })
			];
			for (const inquiry of wrong) {
				expect(inquiry).toHaveLength(right.length);
				expect(await read(inquiry, '000000')).toEqual(await read(await ask(), 'xxxxxx'));
			}
			expect((await sent()).length).toBeLessThanOrEqual(2);
		});

		it('is closed after five wrong codes, whether there is such an application or not', async () => {
			for (const inquiry of [await ask(), await ask({ fin: '9ZZ9ZZ9' })]) {
				const left = [4, 3, 2, 1];
				for (const triesLeft of left)
					expect(await read(inquiry, 'none')).toEqual({ kind: 'wrong', triesLeft });
				expect(await read(inquiry, 'none')).toEqual({ kind: 'over' });
			}
			const [message] = await sent();
			expect(await read(await ask(), message!.code)).toMatchObject({ kind: 'wrong' });
		});

		it('takes a code once, and not after ten minutes', async () => {
			const first = await ask();
			const [one] = await sent();
			expect(await read(first, one!.code)).toMatchObject({ kind: 'right' });
			expect(await read(first, one!.code)).toEqual({ kind: 'over' });
			const second = await ask();
			const two = (await sent())[1];
			scene.server.pass(10 * MINUTE);
			expect(await read(second, two!.code)).toEqual({ kind: 'over' });
		});

		it('sends no more than three codes an hour to one phone, whoever asks', async () => {
			for (let asked = 0; asked < 6; asked++) await ask();
			expect(await sent()).toHaveLength(3);
			scene.server.pass(61 * MINUTE);
			await ask();
			expect(await sent()).toHaveLength(4);
		});

		it('opens for no code that was not sent: asking often is no way to come on one', async () => {
			const alwaysTheSameCode: RandomBytes = (target) =>
				target.length === CODE_BYTES ? target.fill(0) : random(target);
			const kinds: string[] = [];
			for (let asked = 0; asked < 4; asked++) {
				const inquiry = await ask({}, alwaysTheSameCode);
				kinds.push((await read(inquiry, '000000')).kind);
			}
			expect(kinds).toEqual(['right', 'right', 'right', 'wrong']);
		});

		it('counts those who ask at the same moment one after the other', async () => {
			await Promise.all(Array.from({ length: 6 }, () => ask()));
			expect(await sent()).toHaveLength(3);
		});
	});
});
