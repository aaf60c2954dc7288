import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import { onEachDatabase } from './databases.ts';
import { pdfOf } from './pdf.ts';
import { declare, declareBoth, edit, newId, says, TestDevice } from './sync-device.ts';
import { addPerson, startSyncServer, type SyncServer } from './sync-server.ts';

onEachDatabase((database) => {
	let server: SyncServer;
	let aysel: PersonId;
	let hers: TestDevice;
	let his: TestDevice;
	let id: ApplicationId;
	const bytes = pdfOf(5000);

	beforeEach(async () => {
		server = await startSyncServer(database());
		aysel = await addPerson(database(), 'Aysel');
		hers = new TestDevice(server, aysel);
		his = new TestDevice(server, await addPerson(database(), 'Orxan'));
		id = newId<ApplicationId>();
	});
	afterEach(() => server.close());

	/** Everything of hers, as it must still be after he has tried. */
	const hersNow = async () => ({
		applications: await database().selectFrom('application').selectAll().orderBy('id').execute(),
		documents: await database().selectFrom('document').selectAll().orderBy('id').execute()
	});

	it('a request in the name of someone else than who is signed in changes nothing', async () => {
		const request = hers.request(says.save(id, edit('house', '', '12')));
		expect(await server.exchange(request, { personId: his.person })).toEqual({
			kind: 'otherPerson'
		});
		expect(await hersNow()).toEqual({ applications: [], documents: [] });
	});

	it('a device id of someone else’s is told to take another, and reveals nothing', async () => {
		await hers.exchange(says.save(id, edit('house', '', '12')));
		const borrowed = { ...his.request(), client: hers.client };
		expect(await server.exchange(borrowed)).toEqual({ kind: 'renumber' });
		const telling = {
			...his.request(says.save(newId(), edit('house', '', '1'))),
			client: hers.client
		};
		expect(await server.exchange(telling)).toEqual({ kind: 'renumber' });
		expect((await hersNow()).applications).toHaveLength(1);
	});

	it('what is hers is to him as what does not exist', async () => {
		const document = declare(bytes);
		await hers.exchange(says.save(id, edit('house', '', '12')), says.attach(id, document));
		const before = await hersNow();
		const tries = (application: ApplicationId, its = document) => [
			says.discard(application),
			says.withdraw(application),
			says.remove(application, its.id)
		];
		const nothing = tries(newId(), declare(bytes));
		const { results } = await his.exchange(...tries(id), ...nothing);
		const outcomes = results.map(({ outcome }) => outcome);
		expect(outcomes.slice(0, 3)).toEqual(outcomes.slice(3));
		expect(await hersNow()).toEqual(before);
	});

	it('he can make nothing under an id of hers, and what he made around it stays', async () => {
		const document = declare(bytes);
		await hers.exchange(says.save(id, edit('house', '', '12')), says.attach(id, document));
		const before = await hersNow();
		const own = newId<ApplicationId>();
		const notFound = { ok: false, problems: [{ code: 'notFound' }] };
		const { results } = await his.exchange(
			says.save(own, edit('house', '', '7')),
			says.save(id, edit('house', '', '13')),
			says.attach(id, declare(bytes)),
			says.submit(id, declareBoth()),
			says.attach(own, document),
			says.attach(newId(), document),
			says.submit(newId(), [document, declare(bytes, 'residence')]),
			says.save(own, edit('flat', '', '8'))
		);
		const refused = Array.from({ length: 6 }, () => notFound);
		expect(results.map(({ outcome }) => outcome)).toEqual([{ ok: true }, ...refused, { ok: true }]);
		expect((await his.read(own))!.fields).toEqual({ house: '7', flat: '8' });
		const { applications, documents } = await hersNow();
		expect(applications.filter((row) => row.person_id === aysel)).toEqual(before.applications);
		expect(applications).toHaveLength(2);
		expect(documents).toEqual(before.documents);
		expect(server.log).toEqual([]);
	});

	it('he is told nothing of hers, and his own changes are numbered apart', async () => {
		await hers.exchange(says.submit(id, declareBoth()));
		const { changes, cursor } = await his.exchange(says.save(newId(), edit('house', '', '7')));
		expect(changes.applications).toHaveLength(1);
		expect(changes.documents).toEqual([]);
		expect(cursor).toBe(1);
	});

	it('he can add no byte to a document of hers', async () => {
		const document = declare(bytes);
		await hers.exchange(says.attach(id, document));
		expect(await his.append(document.id, 0, bytes)).toEqual({ kind: 'unknown', held: 0 });
		expect(await his.append(newId(), 0, bytes)).toEqual({ kind: 'unknown', held: 0 });
		expect(await hers.append(document.id, 0, bytes)).toEqual({ kind: 'held', held: 5000 });
		expect(await his.append(document.id, 5000, new Uint8Array())).toEqual({
			kind: 'unknown',
			held: 0
		});
	});
});
