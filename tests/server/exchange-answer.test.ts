import { beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import type { DeclaredDocument } from '../../src/lib/domain/wire/mutation.ts';
import { Operator } from './operator.ts';
import { pdfOf } from './pdf.ts';
import { declare, declareBoth, newId, says, TestDevice } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';
import { addPerson } from './sync-server.ts';

describe('a question of the utility, answered', () => {
	onEachSyncScene((scene) => {
		let operator: Operator;
		let id: ApplicationId;
		let first: DeclaredDocument[];

		beforeEach(async () => {
			const { phone, server, database } = scene;
			operator = new Operator(database, phone.person, server.parts.clock);
			id = newId();
			const bytes = [pdfOf(2000), pdfOf(3000)] as const;
			first = [declare(bytes[0]), declare(bytes[1], 'residence')];
			await phone.tell(says.submit(id, first));
			for (const [index, document] of first.entries())
				await phone.append(document.id, 0, bytes[index]!);
		});

		const statusOf = async () => (await scene.phone.read(id))!.status;

		it('is told to the devices with exactly what is asked for', async () => {
			const question = await operator.ask(id, { documents: ['ownership'], fields: ['house'] });
			const { status, history } = (await scene.phone.read(id))!;
			expect(status).toBe('moreInfo');
			expect(history.at(-1)).toMatchObject({
				id: question,
				note: 'Evin nömrəsi aydın deyil.',
				question: { documents: ['ownership'], fields: ['house'] }
			});
		});

		it('in words alone goes on at once, and the words stand in the history', async () => {
			const question = await operator.ask(id, {});
			expect(await scene.phone.tell(says.answer(id, question, { text: ' 12A ' }))).toEqual({
				ok: true
			});
			const { status, history } = (await scene.phone.read(id))!;
			expect(status).toBe('inProgress');
			expect(history.at(-1)).toMatchObject({ status: 'inProgress', note: '12A' });
			expect(history.at(-2)!.answeredAt).toBeDefined();
		});

		it('in words alone needs some', async () => {
			const question = await operator.ask(id, {});
			expect(await scene.phone.tell(says.answer(id, question, { text: '  ' }))).toEqual({
				ok: false,
				problems: [{ code: 'required', at: 'answer' }]
			});
			expect(await statusOf()).toBe('moreInfo');
		});

		it('changes the fields asked for, with what hangs together with them, and no other', async () => {
			const question = await operator.ask(id, { fields: ['houseType', 'house'] });
			const stray = says.answer(id, question, { fields: { phone: '+994501112233' } });
			expect(await scene.phone.tell(stray)).toMatchObject({ problems: [{ code: 'malformed' }] });
			const incomplete = says.answer(id, question, { fields: { house: '', flat: '' } });
			expect(await scene.phone.tell(incomplete)).toMatchObject({
				problems: [
					{ code: 'required', at: 'house' },
					{ code: 'required', at: 'flat' }
				]
			});
			const right = says.answer(id, question, { fields: { houseType: 'yard', house: '№ 14b' } });
			expect(await scene.phone.tell(right)).toEqual({ ok: true });
			const { fields, status } = (await scene.phone.read(id))!;
			expect(fields).toMatchObject({ houseType: 'yard', house: '14b', fin: '1AB2CD3' });
			expect(fields.flat).toBeUndefined();
			expect(status).toBe('inProgress');
		});

		it('knows a place of another district', async () => {
			const question = await operator.ask(id, { fields: ['place'] });
			const answer = says.answer(id, question, { fields: { district: 'az-she', place: 'p-1' } });
			expect(await scene.phone.tell(answer)).toMatchObject({
				problems: [{ code: 'placeElsewhere', at: 'place' }]
			});
		});

		it('with a document goes on when every byte of it is held; the one before makes way then', async () => {
			const question = await operator.ask(id, { documents: ['ownership'] });
			const bytes = pdfOf(5000);
			const document = declare(bytes);
			await scene.phone.tell(says.answer(id, question, { documents: [document] }));
			expect(await statusOf()).toBe('moreInfo');
			expect((await scene.phone.read(id))!.history.at(-1)!.answeredAt).toBeDefined();
			await scene.phone.append(document.id, 0, bytes.subarray(0, 2000));
			expect(await statusOf()).toBe('moreInfo');
			await scene.phone.append(document.id, 2000, bytes.subarray(2000));
			const { changes } = await scene.phone.exchange();
			expect(changes.applications).toMatchObject([{ id, status: 'inProgress' }]);
			expect(changes.documents).toContainEqual(
				expect.objectContaining({ id: document.id, state: 'held' })
			);
			expect(changes.documents).toContainEqual(
				expect.objectContaining({ id: first[0]!.id, removed: true })
			);
		});

		it('takes no answer without the document asked for, nor one of a kind not asked for', async () => {
			const question = await operator.ask(id, { documents: ['ownership'] });
			expect(await scene.phone.tell(says.answer(id, question, { text: 'yox' }))).toMatchObject({
				problems: [{ code: 'documentMissing', at: 'ownership' }]
			});
			const stray = says.answer(id, question, { documents: declareBoth() });
			expect(await scene.phone.tell(stray)).toMatchObject({
				problems: [{ code: 'malformed', at: 'residence' }]
			});
		});

		it('opens again when the document is refused, takes another, and keeps the words', async () => {
			const question = await operator.ask(id, { documents: ['ownership'] });
			const bad = declare(new TextEncoder().encode('<html>'.repeat(200)));
			const text = 'Çıxarış yenidir.';
			await scene.phone.tell(says.answer(id, question, { text, documents: [bad] }));
			await scene.phone.append(bad.id, 0, new TextEncoder().encode('<html>'.repeat(200)));
			expect(await statusOf()).toBe('moreInfo');
			const bytes = pdfOf(900);
			const good = declare(bytes);
			expect(await scene.phone.tell(says.answer(id, question, { documents: [good] }))).toEqual({
				ok: true
			});
			await scene.phone.append(good.id, 0, bytes);
			expect(await statusOf()).toBe('inProgress');
			expect((await scene.phone.read(id))!.history.at(-1)!.note).toBe(text);
		});

		it('is taken once: the same told again by a device that lost its count changes nothing', async () => {
			const question = await operator.ask(id, {});
			const answer = says.answer(id, question, { text: 'Bəli' });
			await scene.phone.tell(answer);
			const before = await scene.phone.read(id);
			expect(await scene.laptop.tell(answer)).toEqual({ ok: true });
			expect(await scene.phone.read(id)).toEqual(before);
		});

		it('given differently on two devices stands as it came first, and the other is told so', async () => {
			const question = await operator.ask(id, {});
			await scene.phone.tell(says.answer(id, question, { text: 'Bəli' }));
			expect(await scene.laptop.tell(says.answer(id, question, { text: 'Xeyr' }))).toEqual({
				ok: false,
				problems: [{ code: 'alreadyAnswered' }]
			});
			expect((await scene.phone.read(id))!.history.at(-1)!.note).toBe('Bəli');
		});

		it('comes too late once the utility has decided or asked something else', async () => {
			const question = await operator.ask(id, {});
			await operator.move(id, { status: 'rejected', note: 'Sənəd saxtadır.' });
			expect(await scene.phone.tell(says.answer(id, question, { text: 'Bəli' }))).toEqual({
				ok: false,
				problems: [{ code: 'notAllowedNow' }]
			});
		});

		it('can be asked a second time after the first was answered', async () => {
			const one = await operator.ask(id, {});
			await scene.phone.tell(says.answer(id, one, { text: 'Bir' }));
			const question = { text: 'Daha bir sual', documents: [], fields: [] };
			const two = await operator.move(id, { status: 'moreInfo', question });
			await scene.phone.tell(says.answer(id, two, { text: 'İki' }));
			const { history, status } = (await scene.phone.read(id))!;
			expect(status).toBe('inProgress');
			expect(history.map(({ note }) => note).filter(Boolean)).toEqual([
				'Evin nömrəsi aydın deyil.',
				'Bir',
				'Daha bir sual',
				'İki'
			]);
		});

		it("is nobody else's to answer", async () => {
			const question = await operator.ask(id, {});
			const stranger = new TestDevice(scene.server, await addPerson(scene.database, 'Orxan'));
			expect(await stranger.tell(says.answer(id, question, { text: 'Mən' }))).toEqual({
				ok: false,
				problems: [{ code: 'notFound' }]
			});
			expect(await statusOf()).toBe('moreInfo');
		});
	});
});
