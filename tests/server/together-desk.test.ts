import { describe, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { canMove, type Status } from '../../src/lib/domain/application/status.ts';
import type { MoveRequest } from '../../src/lib/domain/wire/desk.ts';
import { verifyAudit } from '../../src/lib/server/audit/verify.ts';
import { keepPerson } from '../../src/lib/server/auth/person.ts';
import { changeAndTell } from '../../src/lib/server/changes/change-and-tell.ts';
import { openApplication } from '../../src/lib/server/desk/application/read-application.ts';
import { attachForCitizen } from '../../src/lib/server/desk/enter/attach-document.ts';
import { enterApplication } from '../../src/lib/server/desk/enter/enter-application.ts';
import type { Operating } from '../../src/lib/server/desk/parts.ts';
import { moveApplication } from '../../src/lib/server/desk/steps/move-application.ts';
import { onPostgres } from './databases.ts';
import { onEachDesk, sendWhole } from './desk-scene.ts';
import { pdfOf } from './pdf.ts';
import { declare, declareBoth, FIELDS, newId, says, TestDevice } from './sync-device.ts';

const QUESTION = 'Evin nömrəsi aydın deyil.';

describe('the desk and the applicants at the same moment, over connections of their own', () => {
	onEachDesk((scene) => {
		const open = async (id: ApplicationId, who = scene.leyla) =>
			(await openApplication(scene.server.parts, who, id))!;
		const move = async (
			asked: Pick<MoveRequest, 'id' | 'to'> & Partial<MoveRequest>,
			who: Operating = scene.leyla
		) => {
			const { version } = await open(asked.id, who);
			const rest = { note: 'x', documents: [], fields: [], subscriberCode: '' };
			return moveApplication(scene.server.parts, who, { version, ...rest, ...asked });
		};

		/** The status, after a look at whether every copy and the history agree with it. */
		const settled = async (id: ApplicationId): Promise<Status> => {
			const { status, stage, history } = await open(id);
			const steps = history.map((step) => step.status);
			expect(steps.at(-1)).toBe(status);
			for (const [index, to] of steps.slice(1).entries()) {
				const from = steps[index]!;
				const isStep = canMove(from, to, 'operator') || canMove(from, to, 'applicant');
				expect(isStep, `${from} to ${to}`).toBe(true);
			}
			expect(stage).toBe(status === 'registered' ? 'ready' : status);
			return status;
		};

		it('an answer, a withdrawal, documents and a decision at once: each is answered, one decides, all copies agree', async () => {
			for (let round = 0; round < 6; round++) {
				const id = await sendWhole(scene.phone, { house: String(round + 1) });
				await move({ id, to: 'inProgress' });
				await move({ id, to: 'moreInfo', note: QUESTION, documents: ['ownership'] });
				const question = (await open(id)).history.at(-1)!.id;
				const bytes = pdfOf(4000 + round);
				const document = declare(bytes);
				const tablet = new TestDevice(scene.server, scene.phone.person);
				await scene.laptop.tell(says.answer(id, question, { documents: [document] }));
				const [, , moved] = await Promise.all([
					scene.phone.append(document.id, 0, bytes),
					round % 2
						? tablet.tell(says.withdraw(id))
						: tablet.tell(says.submit(newId(), declareBoth())),
					move({ id, to: 'rejected' }),
					move({ id, to: 'rejected' }, scene.samir)
				]);
				expect(['done', 'conflict', 'refused']).toContain(moved.kind);
				expect(['inProgress', 'withdrawn', 'rejected']).toContain(await settled(id));
			}
			expect(await verifyAudit(scene.database)).toMatchObject({ kind: 'whole' });
			expect(scene.server.log).toEqual([]);
		});

		it('of two decisions on the same sight one is taken and the other told of a conflict', async () => {
			const id = await sendWhole(scene.phone);
			const { version } = await open(id);
			const answers = await Promise.all([
				move({ id, version, to: 'inProgress' }),
				move({ id, version, to: 'inProgress' }, scene.samir)
			]);
			expect(answers.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done']);
			expect(await settled(id)).toBe('inProgress');
		});

		it('two operators who decide on each other’s applications do not wait for each other', async () => {
			const [hers, his] = await Promise.all(
				[scene.leyla, scene.samir].map(({ personId }, n) =>
					sendWhole(new TestDevice(scene.server, personId), { house: `${n + 1}` })
				)
			);
			const answers = await Promise.all([
				move({ id: hers!, to: 'inProgress' }, scene.samir),
				move({ id: his!, to: 'inProgress' }, scene.leyla)
			]);
			expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done']);
		});

		const rena = { givenName: 'Rəna', familyName: 'Əliyeva' };
		const fin = '7ZZ7ZZ7';
		const enter = (id: ApplicationId) =>
			enterApplication(scene.server.parts, scene.leyla, {
				...{ id, ...rena, type: 'newConsumer', source: 'callCentre', consent: '2026-11-23' },
				fields: { ...FIELDS, fin }
			});

		it('an application entered twice at once has one number', async () => {
			const id = newId<ApplicationId>();
			const answers = await Promise.all(Array.from({ length: 4 }, () => enter(id)));
			expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
			expect(answers[0]).toMatchObject({ kind: 'entered' });
			expect((await open(id)).history).toHaveLength(1);
		});

		it('a citizen who signs in while the desk works on what it entered finds all of it, in whoever’s order', async () => {
			const ids = Array.from({ length: 4 }, () => newId<ApplicationId>());
			for (const id of ids) await enter(id);
			const { parts } = scene.server;
			const signIn = () =>
				changeAndTell(parts, (trx) => {
					const profile = { ...rena, fin, patronymic: '', phone: '', email: '' };
					const identified = { issuer: 'https://id.test', subject: 's-1', profile };
					return keepPerson({ ...parts, trx }, identified);
				});
			const steps = ids.map((id) => move({ id, to: 'rejected' }));
			const [person] = await Promise.all([
				signIn(),
				signIn(),
				...steps,
				attachForCitizen(parts, scene.leyla, { id: ids[0]!, document: declare(pdfOf(2000)) })
			]);
			const { changes } = await new TestDevice(scene.server, person).exchange();
			expect(changes.applications.map(({ id }) => id).sort()).toEqual(ids.sort());
		});
	}, onPostgres);
});
