import { expect, it } from 'vitest';
import { parseApplicationNumber } from '../../src/lib/domain/application/number.ts';
import type { Status } from '../../src/lib/domain/application/status.ts';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import type { Mutation } from '../../src/lib/domain/wire/mutation.ts';
import type { SignInProof } from '../../src/lib/server/auth/sign-in-proof.ts';
import { pdfOf } from './pdf.ts';
import { declare, declareBoth, edit, FIELDS, newId, says } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';

onEachSyncScene((scene) => {
	const id = newId<ApplicationId>();
	const documents = declareBoth();
	const decide = (status: Status) =>
		scene.database.updateTable('application').set({ status }).execute();

	it('an application never seen before is registered with its number, date and term in one exchange', async () => {
		const { results, changes } = await scene.phone.exchange(says.submit(id, documents));
		const outcome = results[0]!.outcome as { ok: true; number: string };
		expect(parseApplicationNumber(outcome.number)).toEqual({ year: 2026, sequence: 1 });
		expect(changes.applications).toMatchObject([
			{
				id,
				status: 'registered',
				number: outcome.number,
				submittedAt: expect.stringMatching(/^2026-03-05T06:00/) as string,
				// 15 working days on: the rest days for 8 March, 21 and 22 March are moved to working days.
				dueOn: '2026-04-03',
				fields: { fin: '1AB2CD3', phone: '+994502345678', flat: '5' },
				history: [{ status: 'registered', note: '' }]
			}
		]);
		expect(changes.documents).toMatchObject(
			documents.map(({ id }) => ({ id, held: 0, state: 'receiving' }))
		);
	});

	it('an application sent twice gets one number, from this device or another', async () => {
		const first = await scene.phone.tell(says.submit(id, documents));
		const before = await scene.phone.read(id);
		expect(await scene.phone.tell(says.submit(id, documents))).toEqual(first);
		expect(
			await scene.laptop.tell(says.submit(id, declareBoth(), { ...FIELDS, house: '99' }))
		).toEqual(first);
		expect(await scene.phone.read(id)).toEqual(before);
		expect(await scene.database.selectFrom('document').select('id').execute()).toHaveLength(2);
	});

	it('an application keeps how the person had signed in where it was sent, and once it is sent no more', async () => {
		const proofs = async () =>
			scene.database
				.selectFrom('application')
				.select(['sign_in_method', 'sign_in_assurance'])
				.executeTakeFirst();
		const tell = (mutation: Mutation, proof: SignInProof) =>
			scene.server.exchange({ ...scene.phone.request(mutation), client: newId() }, { proof });

		await tell(says.save(id, edit('house', '', '12')), { method: 'bsmm', assurance: 'high' });
		expect(await proofs()).toEqual({ sign_in_method: null, sign_in_assurance: null });
		const sent = { sign_in_method: 'sima-imza', sign_in_assurance: 'high' };
		await tell(says.submit(id, documents), { method: 'sima-imza', assurance: 'high' });
		expect(await proofs()).toEqual(sent);
		const later = { method: 'identification-number', assurance: 'substantial' };
		await tell(says.submit(id, documents), later);
		await tell(says.withdraw(id), later);
		expect(await proofs()).toEqual(sent);
	});

	it('numbers follow one another, and each year begins its own', async () => {
		const submit = async () => {
			const outcome = await scene.phone.tell(says.submit(newId(), declareBoth()));
			return parseApplicationNumber((outcome as { number: string }).number);
		};
		expect(await submit()).toEqual({ year: 2026, sequence: 1 });
		expect(await submit()).toEqual({ year: 2026, sequence: 2 });
		// Five minutes to midnight in UTC is the new year in Baku.
		scene.server.pass(Date.UTC(2026, 11, 31, 23, 55) - scene.server.parts.clock());
		expect(await submit()).toEqual({ year: 2027, sequence: 1 });
	});

	it('a draft that was saved and documents that were declared before are sent as they are', async () => {
		await scene.phone.exchange(
			says.save(id, edit('house', '', '12')),
			says.attach(id, documents[0]!),
			says.submit(id, documents)
		);
		const { status, createdAt, submittedAt } = (await scene.phone.read(id))!;
		expect(status).toBe('registered');
		expect(submittedAt! >= createdAt).toBe(true);
	});

	it('what can’t be sent is refused with every reason, nothing is registered, and the draft stays', async () => {
		await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		const fields = { ...FIELDS, fin: '1AB', district: 'az-nowhere', place: 'p-9', email: '' };
		const outcome = await scene.phone.tell(says.submit(id, documents.slice(0, 1), fields));
		expect(outcome).toEqual({
			ok: false,
			problems: [
				{ code: 'finLength', at: 'fin' },
				{ code: 'required', at: 'email' },
				{ code: 'districtUnknown', at: 'district' },
				{ code: 'placeUnknown', at: 'place' },
				{ code: 'documentMissing', at: 'residence' }
			]
		});
		expect(await scene.phone.read(id)).toMatchObject({ status: 'draft', fields: { house: '12' } });
		expect(await scene.database.selectFrom('number_series').selectAll().execute()).toEqual([]);
	});

	it('a place must lie in its district; one retired since the device’s directory still counts', async () => {
		const elsewhere = await scene.phone.tell(
			says.submit(id, documents, { ...FIELDS, place: 'p-2' })
		);
		expect(elsewhere).toMatchObject({ problems: [{ code: 'placeElsewhere', at: 'place' }] });
		const retired = { ...FIELDS, district: 'az-she', place: 'p-2' };
		expect(await scene.phone.tell(says.submit(id, documents, retired))).toMatchObject({ ok: true });
	});

	it('documents are refused by what they declare: size, name, type', async () => {
		const [ownership, residence] = documents as [(typeof documents)[0], (typeof documents)[0]];
		const sent = async (changes: Partial<typeof ownership>) =>
			scene.phone.tell(says.submit(id, [{ ...ownership, ...changes }, residence]));
		expect(await sent({ size: 5_000_000 })).toMatchObject({
			problems: [{ code: 'documentTooLarge', at: 'ownership', limit: 4_000_000 }]
		});
		expect(await sent({ name: `${'ə'.repeat(150)}.pdf` })).toMatchObject({
			problems: [{ code: 'documentNameTooLong', at: 'ownership', limit: 255 }]
		});
		expect(await sent({ name: 'picture.png' })).toMatchObject({
			problems: [{ code: 'documentType', at: 'ownership' }]
		});
	});

	it('a document must be the very one it was declared to be before: other content under its id is not sent', async () => {
		await scene.phone.exchange(says.attach(id, documents[0]!));
		for (const other of [{ sha256: '0'.repeat(64) }, { size: documents[0]!.size + 1 }]) {
			const outcome = await scene.phone.tell(
				says.submit(id, [{ ...documents[0]!, ...other }, documents[1]!])
			);
			expect(outcome).toEqual({ ok: false, problems: [{ code: 'malformed', at: 'ownership' }] });
		}
		expect(await scene.phone.tell(says.submit(id, documents))).toMatchObject({ ok: true });
	});

	it('a document that was refused does not count, and why it was is told', async () => {
		const bytes = pdfOf(500);
		const wrong = declare(bytes, 'ownership', { sha256: '0'.repeat(64) });
		await scene.phone.exchange(says.attach(id, wrong));
		await scene.phone.append(wrong.id, 0, bytes);
		const outcome = await scene.phone.tell(says.submit(id, [wrong, documents[1]!]));
		expect(outcome).toEqual({ ok: false, problems: [{ code: 'documentDigest', at: 'ownership' }] });
	});

	it('a document that another device removed is missing', async () => {
		await scene.phone.exchange(says.attach(id, documents[0]!), says.remove(id, documents[0]!.id));
		const outcome = await scene.phone.tell(says.submit(id, documents));
		expect(outcome).toEqual({
			ok: false,
			problems: [{ code: 'documentMissing', at: 'ownership' }]
		});
	});

	it('what another device typed and the person did not confirm stays beside what they did', async () => {
		await scene.phone.exchange(says.save(id, edit('phone', '', '050 234 56 78')));
		await scene.laptop.exchange(says.save(id, edit('house', '', '14')));
		await scene.phone.exchange(says.submit(id, documents));
		const { fields, conflicts } = (await scene.phone.read(id))!;
		expect(fields).toMatchObject({ house: '12', phone: '+994502345678' });
		expect(conflicts).toMatchObject({ house: [{ value: '14', device: 'Firefox, Linux' }] });
		expect(Object.keys(conflicts)).toEqual(['house']);
	});

	it('once sent, a draft can’t be edited, discarded, or lose a document', async () => {
		await scene.phone.exchange(says.submit(id, documents));
		const alreadySubmitted = { ok: false, problems: [{ code: 'alreadySubmitted' }] };
		expect(await scene.phone.tell(says.save(id, edit('house', '12', '13')))).toEqual(
			alreadySubmitted
		);
		expect(await scene.phone.tell(says.discard(id))).toEqual(alreadySubmitted);
		expect(await scene.phone.tell(says.remove(id, documents[0]!.id))).toEqual(alreadySubmitted);
		expect(await scene.phone.tell(says.attach(id, declare(pdfOf(10))))).toEqual(alreadySubmitted);
	});

	it('a document refused after sending can be replaced', async () => {
		const bytes = pdfOf(500);
		const wrong = declare(bytes, 'ownership', { sha256: '0'.repeat(64) });
		await scene.phone.exchange(says.submit(id, [wrong, documents[1]!]));
		await scene.phone.append(wrong.id, 0, bytes);
		const right = declare(bytes);
		expect(await scene.phone.tell(says.attach(id, right))).toEqual({ ok: true });
		expect(await scene.phone.tell(says.remove(id, wrong.id))).toEqual({ ok: true });
		expect(await scene.phone.append(right.id, 0, bytes)).toEqual({ kind: 'held', held: 500 });
	});

	it('it can be taken back before it is decided, once, and not after', async () => {
		await scene.phone.exchange(says.submit(id, documents));
		expect(await scene.phone.tell(says.withdraw(id))).toEqual({ ok: true });
		expect(await scene.phone.tell(says.withdraw(id))).toEqual({ ok: true });
		const { status, history } = (await scene.phone.read(id))!;
		expect(status).toBe('withdrawn');
		expect(history.map((event) => event.status)).toEqual(['registered', 'withdrawn']);
		await decide('done');
		expect(await scene.phone.tell(says.withdraw(id))).toMatchObject({
			problems: [{ code: 'notAllowedNow' }]
		});
	});

	it('a draft can’t be withdrawn', async () => {
		await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		expect(await scene.phone.tell(says.withdraw(id))).toMatchObject({
			problems: [{ code: 'notAllowedNow' }]
		});
	});

	it('sent again while it is worked on it answers its number; once it is over it is refused', async () => {
		const first = await scene.phone.tell(says.submit(id, documents));
		for (const status of ['inProgress', 'moreInfo'] as const) {
			await decide(status);
			expect(await scene.phone.tell(says.submit(id, documents))).toEqual(first);
		}
		for (const status of ['withdrawn', 'rejected', 'done'] as const) {
			await decide(status);
			const again = await scene.phone.tell(says.submit(id, documents));
			expect(again).toEqual({ ok: false, problems: [{ code: 'notAllowedNow' }] });
		}
	});

	it('two devices that send the same application at once get one number', async () => {
		const outcomes = await Promise.all(
			[scene.phone, scene.laptop].map((device) => device.tell(says.submit(id, documents)))
		);
		expect(outcomes[0]).toEqual(outcomes[1]);
		expect(outcomes[0]).toMatchObject({ ok: true });
	});
});
