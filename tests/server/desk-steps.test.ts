import { beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { type MoveRequest, moveRequest } from '../../src/lib/domain/wire/desk.ts';
import type { DeskApplication } from '../../src/lib/domain/wire/desk-answers.ts';
import { openApplication } from '../../src/lib/server/desk/application/read-application.ts';
import type { Operating } from '../../src/lib/server/desk/parts.ts';
import { assignApplication } from '../../src/lib/server/desk/steps/assign-application.ts';
import { moveApplication } from '../../src/lib/server/desk/steps/move-application.ts';
import { parse } from 'valibot';
import { onEachDesk, readLines, sendApplication, sendWhole } from './desk-scene.ts';
import { newId, says } from './sync-device.ts';

type Asked = Partial<MoveRequest> & Pick<MoveRequest, 'to'>;

describe('an application at the desk', () => {
	onEachDesk((scene) => {
		let id: ApplicationId;
		beforeEach(async () => {
			id = await sendWhole(scene.phone);
		});

		const open = async (operator: Operating = scene.leyla): Promise<DeskApplication> =>
			(await openApplication(scene.server.parts, operator, id))!;

		const move = (seen: DeskApplication, asked: Asked, operator: Operating = scene.leyla) =>
			moveApplication(
				scene.server.parts,
				operator,
				parse(moveRequest, { id: seen.id, version: seen.version, ...asked })
			);

		const begin = async () => {
			const answer = await move(await open(), { to: 'inProgress' });
			if (answer.kind !== 'done') throw new Error(answer.kind);
			return answer.application;
		};

		it('is read with its fields, both documents, its history and whom it is from', async () => {
			expect(await open()).toMatchObject({
				status: 'registered',
				stage: 'ready',
				applicant: { name: 'Aysel Məmmədova' },
				fields: { fin: '1AB2CD3', house: '12' },
				districtName: 'Sabunçu',
				placeName: 'Bakıxanov',
				documents: [{ state: 'held' }, { state: 'held' }],
				history: [{ status: 'registered', operator: null }],
				notes: [],
				duplicates: [],
				hold: { isOurs: true }
			});
			const deeds = await scene.database.selectFrom('audit').selectAll().orderBy('seq').execute();
			expect(deeds.at(-1)).toMatchObject({
				deed: 'viewApplication',
				actor: scene.leyla.personId,
				application_id: id,
				owner_id: scene.phone.person
			});
		});

		it('is nothing for the desk before it is sent', async () => {
			const draft = newId<ApplicationId>();
			await scene.phone.tell(says.save(draft, { house: { from: '', to: '1' } }));
			const { parts } = scene.server;
			expect(await openApplication(parts, scene.leyla, draft)).toBeUndefined();
			expect(
				await moveApplication(
					parts,
					scene.leyla,
					parse(moveRequest, { id: draft, version: 1, to: 'inProgress' })
				)
			).toEqual({ kind: 'notFound' });
		});

		it('goes through the work to its end, which its owner’s devices learn by an exchange', async () => {
			const begun = await begin();
			expect(begun.history.at(-1)).toMatchObject({
				status: 'inProgress',
				operator: 'Leyla Məmmədova'
			});
			const done = await move(begun, { to: 'done', subscriberCode: ' AB-1 2 ' });
			expect(done).toMatchObject({
				kind: 'done',
				application: { status: 'done', subscriberCode: 'AB-1 2' }
			});
			const { changes } = await scene.phone.exchange();
			expect(changes.applications).toMatchObject([
				{
					id,
					status: 'done',
					subscriberCode: 'AB-1 2',
					history: [{ status: 'registered' }, { status: 'inProgress' }, { status: 'done' }]
				}
			]);
			expect(await readLines(scene)).toEqual([]);
		});

		it('moves only where the status machine lets it', async () => {
			const refused = { kind: 'refused', problems: [{ code: 'notAllowedNow' }] };
			expect(await move(await open(), { to: 'done' })).toEqual(refused);
			expect(await move(await open(), { to: 'withdrawn' })).toEqual(refused);
			expect((await open()).status).toBe('registered');
		});

		it('is not rejected without a reason', async () => {
			const begun = await begin();
			expect(await move(begun, { to: 'rejected', note: '  ' })).toEqual({
				kind: 'refused',
				problems: [{ code: 'required', at: 'note' }]
			});
			const answer = await move(begun, { to: 'rejected', note: 'Ünvan tapılmadı.' });
			expect(answer).toMatchObject({ kind: 'done' });
			const record = await scene.phone.read(id);
			expect(record?.history.at(-1)).toMatchObject({
				status: 'rejected',
				note: 'Ünvan tapılmadı.'
			});
		});

		it('is asked about exactly what is named, and an answer without it is refused', async () => {
			const asked = {
				note: 'Çıxarış oxunmur.',
				documents: ['ownership' as const],
				fields: ['house']
			};
			const answer = await move(await begin(), { to: 'moreInfo', ...asked });
			expect(answer).toMatchObject({ kind: 'done', application: { stage: 'moreInfo' } });
			const record = (await scene.phone.read(id))!;
			const { id: question, ...step } = record.history.at(-1)!;
			expect(step).toMatchObject({
				note: 'Çıxarış oxunmur.',
				question: { text: 'Çıxarış oxunmur.', documents: ['ownership'], fields: ['house'] }
			});
			const given = { text: 'Sənəd budur', fields: { house: '14' }, documents: [] };
			expect(await scene.phone.tell(says.answer(id, question, given))).toMatchObject({ ok: false });
		});

		it('is asked about nothing its type does not have', async () => {
			expect(
				await move(await begin(), { to: 'moreInfo', note: 'x', fields: ['shoeSize'] })
			).toEqual({
				kind: 'refused',
				problems: [{ code: 'malformed', at: 'shoeSize' }]
			});
		});

		it('is not completed while a document is missing', async () => {
			({ id } = await sendApplication(scene.phone));
			expect(await move(await begin(), { to: 'done' })).toMatchObject({
				kind: 'refused',
				problems: [
					{ code: 'documentMissing', at: 'ownership' },
					{ code: 'documentMissing', at: 'residence' }
				]
			});
		});

		it('seen by two operators is changed by the first; the second is told, and nothing is overwritten', async () => {
			const begun = await begin();
			const [leylas, samirs] = [begun, await open(scene.samir)];
			expect(samirs.hold).toMatchObject({ isOurs: false, holder: { name: 'Leyla Məmmədova' } });
			await move(leylas, { to: 'rejected', note: 'Sənəd başqasınındır.' });
			const answer = await move(samirs, { to: 'done', subscriberCode: '1' }, scene.samir);
			expect(answer).toMatchObject({
				kind: 'conflict',
				application: { status: 'rejected', subscriberCode: null }
			});
			expect((await scene.phone.read(id))!.history).toHaveLength(3);
		});

		it('decided by two operators at the same moment is decided once', async () => {
			const begun = await begin();
			const answers = await Promise.all([
				move(begun, { to: 'done', subscriberCode: '1' }),
				move(begun, { to: 'rejected', note: 'Yox.' }, scene.samir)
			]);
			expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'done']);
			expect((await scene.phone.read(id))!.history).toHaveLength(3);
		});

		it('taken back by its applicant meanwhile is a conflict too', async () => {
			const begun = await begin();
			await scene.phone.tell(says.withdraw(id));
			expect(await move(begun, { to: 'done' })).toMatchObject({
				kind: 'conflict',
				application: { status: 'withdrawn' }
			});
		});

		it('is given to one of the staff and to nobody else, without a word to its owner', async () => {
			const { version } = await open();
			const { parts } = scene.server;
			const before = (await scene.phone.read(id))!.revision;
			const to = scene.phone.person;
			expect(await assignApplication(parts, scene.leyla, { id, version, to })).toMatchObject({
				kind: 'refused'
			});
			const given = { id, version, to: scene.samir.personId };
			expect(await assignApplication(parts, scene.leyla, given)).toMatchObject({
				kind: 'done',
				application: { assignee: { name: 'Samir Məmmədova' } }
			});
			expect(await assignApplication(parts, scene.leyla, { ...given, to: null })).toMatchObject({
				kind: 'conflict'
			});
			expect((await scene.phone.read(id))!.revision).toBe(before);
		});
	});
});
