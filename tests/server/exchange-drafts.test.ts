import { expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { pdfOf } from './pdf.ts';
import { declare, edit, newId, says } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';
import { START } from './sync-server.ts';

onEachSyncScene((scene) => {
	const id = newId<ApplicationId>();

	it('the first edit begins the draft, which every device of its owner is told', async () => {
		await scene.phone.exchange(says.save(id, edit('fin', '', '1AB2CD3')));
		const { changes } = await scene.laptop.exchange();
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
		await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		await scene.laptop.exchange(says.save(id, edit('flat', '', '5')));
		expect((await scene.phone.read(id))!.fields).toEqual({ house: '12', flat: '5' });
	});

	it('one field edited on two devices keeps the later arrival, and the other beside it with its device and time', async () => {
		await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		const at = (await scene.phone.read(id))!.updatedAt;
		scene.server.pass(60_000);
		await scene.laptop.exchange(says.save(id, edit('house', '', '14')));
		const { fields, conflicts } = (await scene.phone.read(id))!;
		expect(fields).toEqual({ house: '14' });
		expect(conflicts).toEqual({ house: [{ value: '12', device: 'Chrome, Android', at }] });
	});

	it('a settled conflict is gone on every device, and the value chosen stands', async () => {
		await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		await scene.laptop.exchange(says.save(id, edit('house', '', '14')));
		await scene.phone.exchange(says.save(id, edit('house', '14', '12'), { house: ['12'] }));
		const { fields, conflicts } = (await scene.laptop.read(id))!;
		expect(fields).toEqual({ house: '12' });
		expect(conflicts).toEqual({});
	});

	it('a value given after the choice was made is a new conflict, not a settled one', async () => {
		await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		await scene.laptop.exchange(says.save(id, edit('house', '', '14')));
		await scene.laptop.exchange(says.save(id, edit('house', '14', '15')));
		await scene.phone.exchange(says.save(id, edit('house', '14', '12'), { house: ['12'] }));
		const { fields, conflicts } = (await scene.laptop.read(id))!;
		expect(fields).toEqual({ house: '12' });
		expect(conflicts.house).toMatchObject([{ value: '15', device: 'Firefox, Linux' }]);
	});

	it('a save that changes nothing leaves the revision alone', async () => {
		await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		const { revision } = (await scene.phone.read(id))!;
		await scene.laptop.exchange(says.save(id, edit('house', '', '12')));
		expect((await scene.phone.read(id))!.revision).toBe(revision);
	});

	it('a field that no application has is refused by its name, and nothing is kept of the save', async () => {
		const outcome = await scene.phone.tell(
			says.save(id, { ...edit('house', '', '12'), ...edit('salary', '', '1') })
		);
		expect(outcome).toEqual({ ok: false, problems: [{ code: 'malformed', at: 'salary' }] });
		expect(await scene.phone.read(id)).toBeUndefined();
		expect(await scene.phone.tell(says.save(id, {}, { salary: ['1'] }))).toMatchObject({
			ok: false
		});
	});

	it('a discarded draft leaves a tombstone with nothing typed or attached in it', async () => {
		const bytes = pdfOf(5000);
		const document = declare(bytes);
		await scene.phone.exchange(says.save(id, edit('house', '', '12')), says.attach(id, document));
		await scene.phone.append(document.id, 0, bytes.subarray(0, 3000));
		await scene.laptop.exchange();
		await scene.phone.exchange(says.discard(id));
		const { changes } = await scene.laptop.exchange();
		expect(changes.applications).toEqual([{ id, removed: true, revision: 3 }]);
		expect(changes.documents).toEqual([{ id: document.id, removed: true, revision: 3 }]);
		const kept = await scene.database
			.selectFrom('application')
			.selectAll()
			.executeTakeFirstOrThrow();
		expect(kept).toMatchObject({ fields: '{}', conflicts: '{}', authors: '{}', removed: 1 });
		expect(await scene.database.selectFrom('document').select('name').execute()).toEqual([
			{ name: '' }
		]);
		expect(await scene.database.selectFrom('document_part').selectAll().execute()).toEqual([]);
	});

	it('a draft discarded twice, or never known, is gone', async () => {
		await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		expect(await scene.phone.tell(says.discard(id))).toEqual({ ok: true });
		expect(await scene.laptop.tell(says.discard(id))).toEqual({ ok: true });
		expect(await scene.phone.tell(says.discard(newId()))).toEqual({ ok: true });
	});

	it('an edit of a draft that another device has discarded is refused and brings nothing back', async () => {
		await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		await scene.phone.exchange(says.discard(id));
		const outcome = await scene.laptop.tell(says.save(id, edit('house', '12', '14')));
		expect(outcome).toEqual({ ok: false, problems: [{ code: 'notFound' }] });
		expect(await scene.laptop.read(id)).toBeUndefined();
	});

	it('a mutation that makes no sense is answered alone, and the ones around it are applied', async () => {
		const nonsense = { kind: 'saveDraft', applicationId: 'x' } as never;
		const unheardOf = { kind: 'giveRefund', applicationId: id } as never;
		const { results, lastSeq } = await scene.phone.exchange(
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
		expect((await scene.phone.read(id))!.fields).toEqual({ house: '12', flat: '5' });
	});

	it('times are the server’s, in UTC', async () => {
		const answer = await scene.phone.exchange(says.save(id, edit('house', '', '12')));
		const told = Date.parse(answer.now);
		expect(told).toBeGreaterThan(START);
		expect(told).toBeLessThan(START + 1000);
		expect(answer.now).toMatch(/^2026-03-05T06:00:00\.\d{3}Z$/);
	});
});
