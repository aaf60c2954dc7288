import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import { onEachDatabase } from './databases.ts';
import { declare, edit, newId, pdfOf, says, TestDevice } from './sync-device.ts';
import { addPerson, START, startSyncServer, type SyncServer } from './sync-server.ts';

onEachDatabase((database) => {
	let server: SyncServer;
	let person: PersonId;
	let phone: TestDevice;
	let laptop: TestDevice;
	let id: ApplicationId;

	beforeEach(async () => {
		server = await startSyncServer(database());
		person = await addPerson(database());
		phone = new TestDevice(server, person, 'Chrome, Android');
		laptop = new TestDevice(server, person, 'Firefox, Linux');
		id = newId<ApplicationId>();
	});
	afterEach(() => server.close());

	it('the first edit begins the draft, which every device of its owner is told', async () => {
		await phone.exchange(says.save(id, edit('fin', '', '1AB2CD3')));
		const { changes } = await laptop.exchange();
		expect(changes).toEqual({
			applications: [
				{
					id,
					type: 'newConsumer',
					source: 'eSu',
					status: 'draft',
					number: null,
					fields: { fin: '1AB2CD3' },
					conflicts: {},
					applicantName: 'Aysel Məmmədova',
					createdAt: expect.any(String) as string,
					updatedAt: expect.any(String) as string,
					submittedAt: null,
					dueOn: null,
					subscriberCode: null,
					history: [],
					revision: 1
				}
			],
			documents: []
		});
	});

	it('different fields edited on two devices are merged', async () => {
		await phone.exchange(says.save(id, edit('house', '', '12')));
		await laptop.exchange(says.save(id, edit('flat', '', '5')));
		expect((await phone.read(id))!.fields).toEqual({ house: '12', flat: '5' });
	});

	it('one field edited on two devices keeps the later arrival, and the other beside it with its device and time', async () => {
		await phone.exchange(says.save(id, edit('house', '', '12')));
		const at = (await phone.read(id))!.updatedAt;
		server.pass(60_000);
		await laptop.exchange(says.save(id, edit('house', '', '14')));
		const { fields, conflicts } = (await phone.read(id))!;
		expect(fields).toEqual({ house: '14' });
		expect(conflicts).toEqual({ house: [{ value: '12', device: 'Chrome, Android', at }] });
	});

	it('a settled conflict is gone on every device, and the value chosen stands', async () => {
		await phone.exchange(says.save(id, edit('house', '', '12')));
		await laptop.exchange(says.save(id, edit('house', '', '14')));
		await phone.exchange(says.save(id, edit('house', '14', '12'), { house: ['12'] }));
		const { fields, conflicts } = (await laptop.read(id))!;
		expect(fields).toEqual({ house: '12' });
		expect(conflicts).toEqual({});
	});

	it('a value given after the choice was made is a new conflict, not a settled one', async () => {
		await phone.exchange(says.save(id, edit('house', '', '12')));
		await laptop.exchange(says.save(id, edit('house', '', '14')));
		await laptop.exchange(says.save(id, edit('house', '14', '15')));
		await phone.exchange(says.save(id, edit('house', '14', '12'), { house: ['12'] }));
		const { fields, conflicts } = (await laptop.read(id))!;
		expect(fields).toEqual({ house: '12' });
		expect(conflicts.house).toMatchObject([{ value: '15', device: 'Firefox, Linux' }]);
	});

	it('a save that changes nothing leaves the revision alone', async () => {
		await phone.exchange(says.save(id, edit('house', '', '12')));
		const { revision } = (await phone.read(id))!;
		await laptop.exchange(says.save(id, edit('house', '', '12')));
		expect((await phone.read(id))!.revision).toBe(revision);
	});

	it('a field that no application has is refused by its name, and nothing is kept of the save', async () => {
		const outcome = await phone.tell(
			says.save(id, { ...edit('house', '', '12'), ...edit('salary', '', '1') })
		);
		expect(outcome).toEqual({ ok: false, problems: [{ code: 'malformed', at: 'salary' }] });
		expect(await phone.read(id)).toBeUndefined();
		expect(await phone.tell(says.save(id, {}, { salary: ['1'] }))).toMatchObject({ ok: false });
	});

	it('a discarded draft leaves a tombstone with nothing typed or attached in it', async () => {
		const bytes = pdfOf(5000);
		const document = declare(bytes);
		await phone.exchange(says.save(id, edit('house', '', '12')), says.attach(id, document));
		await phone.append(document.id, 0, bytes.subarray(0, 3000));
		await laptop.exchange();
		await phone.exchange(says.discard(id));
		const { changes } = await laptop.exchange();
		expect(changes.applications).toEqual([{ id, removed: true, revision: 3 }]);
		expect(changes.documents).toEqual([{ id: document.id, removed: true, revision: 3 }]);
		const kept = await database().selectFrom('application').selectAll().executeTakeFirstOrThrow();
		expect(kept).toMatchObject({ fields: '{}', conflicts: '{}', authors: '{}', removed: 1 });
		expect(await database().selectFrom('document').select('name').execute()).toEqual([
			{ name: '' }
		]);
		expect(await database().selectFrom('document_part').selectAll().execute()).toEqual([]);
	});

	it('a draft discarded twice, or never known, is gone', async () => {
		await phone.exchange(says.save(id, edit('house', '', '12')));
		expect(await phone.tell(says.discard(id))).toEqual({ ok: true });
		expect(await laptop.tell(says.discard(id))).toEqual({ ok: true });
		expect(await phone.tell(says.discard(newId()))).toEqual({ ok: true });
	});

	it('an edit of a draft that another device has discarded is refused and brings nothing back', async () => {
		await phone.exchange(says.save(id, edit('house', '', '12')));
		await phone.exchange(says.discard(id));
		const outcome = await laptop.tell(says.save(id, edit('house', '12', '14')));
		expect(outcome).toEqual({ ok: false, problems: [{ code: 'notFound' }] });
		expect(await laptop.read(id)).toBeUndefined();
	});

	it('a mutation that makes no sense is answered alone, and the ones around it are applied', async () => {
		const nonsense = { kind: 'saveDraft', applicationId: 'x' } as never;
		const unheardOf = { kind: 'giveRefund', applicationId: id } as never;
		const { results, lastSeq } = await phone.exchange(
			says.save(id, edit('house', '', '12')),
			nonsense,
			unheardOf,
			says.save(id, edit('flat', '', '5'))
		);
		const malformed = { ok: false, problems: [{ code: 'malformed' }] };
		expect(lastSeq).toBe(4);
		expect(results.map(({ outcome }) => outcome)).toEqual([
			{ ok: true },
			malformed,
			malformed,
			{ ok: true }
		]);
		expect((await phone.read(id))!.fields).toEqual({ house: '12', flat: '5' });
	});

	it('times are the server’s, in UTC', async () => {
		const answer = await phone.exchange(says.save(id, edit('house', '', '12')));
		const told = Date.parse(answer.now);
		expect(told).toBeGreaterThan(START);
		expect(told).toBeLessThan(START + 1000);
		expect(answer.now).toMatch(/^2026-03-05T06:00:00\.\d{3}Z$/);
	});
});
