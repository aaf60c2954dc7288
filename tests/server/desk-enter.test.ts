import { describe, expect, it } from 'vitest';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import { is, parse } from 'valibot';
import { STAFF_SOURCES } from '../../src/lib/domain/application/source.ts';
import { type EnterRequest, enterRequest } from '../../src/lib/domain/wire/desk.ts';
import { keepPerson } from '../../src/lib/server/auth/person.ts';
import { changeAndTell } from '../../src/lib/server/changes/change-and-tell.ts';
import { openApplication } from '../../src/lib/server/desk/application/read-application.ts';
import { attachForCitizen } from '../../src/lib/server/desk/enter/attach-document.ts';
import { enterApplication } from '../../src/lib/server/desk/enter/enter-application.ts';
import { append } from '../../src/lib/server/documents/append.ts';
import { onEachDesk, query, readLines } from './desk-scene.ts';
import { declare, FIELDS, newId, streamOf, TestDevice } from './sync-device.ts';
import { pdfOf } from './pdf.ts';

/** A citizen nobody has heard of. */
const RENA = { fin: '7ZZ7ZZ7', givenName: 'Rəna', familyName: 'Əliyeva' };

describe('an application entered for a citizen', () => {
	onEachDesk((scene) => {
		const request = (changes: Partial<EnterRequest> = {}): EnterRequest => ({
			...{ id: newId<ApplicationId>(), type: 'newConsumer', source: 'callCentre' },
			...{ givenName: RENA.givenName, familyName: RENA.familyName },
			fields: { ...FIELDS, fin: RENA.fin },
			consent: '2026-11-23',
			...changes
		});
		const enter = (asked: EnterRequest) => enterApplication(scene.server.parts, scene.leyla, asked);

		/** What a person's first device is told. */
		const sees = async (person: PersonId) => {
			const answer = await scene.server.exchange(new TestDevice(scene.server, person).request());
			return answer.kind === 'exchanged' ? answer.changes.applications.map(({ id }) => id) : [];
		};
		const signIn = (who: typeof RENA, subject = 's-1') =>
			changeAndTell(scene.server.parts, (trx) => {
				const profile = { ...who, patronymic: '', phone: '', email: '' };
				const identified = { issuer: 'https://id.test', subject, profile };
				return keepPerson({ ...scene.server.parts, trx }, identified);
			});

		it('has a number and a term by the same rules, and waits for its documents beside the queue', async () => {
			const asked = request();
			const answer = await enter(asked);
			expect(answer).toEqual({ kind: 'entered', number: '26-00001-0' });
			expect(await enter(asked)).toEqual(answer);
			expect(await readLines(scene, query({ stage: 'arriving' }))).toMatchObject([
				{ id: asked.id, source: 'callCentre', applicantName: 'Rəna Əliyeva', dueOn: '2026-04-03' }
			]);
			const [step] = (await openApplication(scene.server.parts, scene.leyla, asked.id))!.history;
			expect(step).toMatchObject({ status: 'registered', operator: 'Leyla Məmmədova' });
		});

		it.each(STAFF_SOURCES)('is shown as from where it was taken: %s', async (source) => {
			const asked = parse(enterRequest, request({ source }));
			await enter(asked);
			expect(await readLines(scene, query({ stage: 'arriving', source }))).toMatchObject([
				{ id: asked.id, source }
			]);
			expect(is(enterRequest, { ...asked, source: 'eGov' })).toBe(false);
		});

		it('is checked by the rules of the form', async () => {
			expect(await enter(request({ fields: { ...FIELDS, fin: RENA.fin, house: '' } }))).toEqual({
				kind: 'refused',
				problems: [{ code: 'required', at: 'house' }]
			});
			expect(await enter(request({ fields: { ...FIELDS, shoeSize: '40' } }))).toMatchObject({
				problems: [{ code: 'malformed', at: 'shoeSize' }]
			});
			expect(await readLines(scene, query({ stage: 'all' }))).toEqual([]);
		});

		it('is ready once both documents were brought to the counter', async () => {
			const asked = request({ source: 'waterOffice' });
			await enter(asked);
			const { parts } = scene.server;
			const { owner } = (await scene.database
				.selectFrom('application')
				.select('person_id as owner')
				.executeTakeFirst())!;
			for (const kind of ['ownership', 'residence'] as const) {
				const bytes = pdfOf(2000);
				const document = declare(bytes, kind);
				expect(await attachForCitizen(parts, scene.leyla, { id: asked.id, document })).toEqual({
					ok: true
				});
				const run = { owner, document: document.id, offset: 0, body: streamOf(bytes) };
				await append(parts, run);
			}
			expect(await readLines(scene)).toMatchObject([{ id: asked.id, stage: 'ready' }]);
		});

		it('belongs to whoever has signed in with its FİN, if the name agrees in any letters', async () => {
			const person = await signIn(RENA);
			const asked = request({ givenName: 'RENA', familyName: 'eliyeva' });
			await enter(asked);
			expect(await sees(person)).toEqual([asked.id]);
		});

		it('is refused where the FİN is that of somebody with another name: nobody is shown another’s', async () => {
			const person = await signIn({ ...RENA, givenName: 'Kənan', familyName: 'Həsənov' });
			expect(await enter(request())).toEqual({ kind: 'nameDiffers' });
			expect(await sees(person)).toEqual([]);
		});

		it('is found by the citizen at their first sign-in, with the documents and what has happened', async () => {
			const [first, second] = [
				request(),
				request({ fields: { ...FIELDS, fin: RENA.fin, house: '9' } })
			];
			await enter(first);
			await enter(second);
			const document = declare(pdfOf(2000));
			await attachForCitizen(scene.server.parts, scene.leyla, { id: first.id, document });
			const person = await signIn({ ...RENA, givenName: 'RƏNA' });
			expect(await sees(person)).toEqual([first.id, second.id]);
			const { changes } = await new TestDevice(scene.server, person).exchange();
			expect(changes.documents).toMatchObject([{ id: document.id, applicationId: first.id }]);
			expect(await signIn(RENA)).toBe(person);
			expect(await sees(person)).toHaveLength(2);
		});

		it('stays where it is for anyone else who signs in, with the same FİN or the same name', async () => {
			await enter(request());
			expect(await sees(await signIn({ ...RENA, familyName: 'Quliyeva' }, 's-2'))).toEqual([]);
			expect(await sees(await signIn({ ...RENA, fin: '8ZZ8ZZ8' }, 's-3'))).toEqual([]);
			expect(await readLines(scene, query({ stage: 'arriving' }))).toHaveLength(1);
		});
	});
});
