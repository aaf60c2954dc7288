import { expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { edit, newId, says, TestDevice } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';

onEachSyncScene((scene) => {
	const id = newId<ApplicationId>();
	const typed = (to: string) => says.save(id, edit('notes', '', to));
	const outcomes = () =>
		scene.database.selectFrom('outcome').select('seq').orderBy('seq').execute();

	it('a device that repeats what it told gets the same answers, and nothing is applied twice', async () => {
		const request = scene.phone.request(typed('a'), says.save(id, edit('notes', 'a', 'b')));
		const first = await scene.server.exchange(request);
		await scene.phone.exchange();
		const second = await scene.server.exchange(request);
		expect(second).toEqual({ ...first, now: expect.any(String) as string });
		const { fields, revision } = (await scene.phone.read(id))!;
		expect({ fields, revision }).toEqual({ fields: { notes: 'b' }, revision: 2 });
	});

	it('a repeat followed by something new is answered whole', async () => {
		const request = scene.phone.request(typed('a'), says.save(id, edit('notes', 'a', 'b')));
		await scene.server.exchange({ ...request, mutations: request.mutations.slice(0, 1) });
		const answer = await scene.server.exchange(request);
		expect(answer).toMatchObject({
			lastSeq: 2,
			results: [
				{ seq: 1, outcome: { ok: true } },
				{ seq: 2, outcome: { ok: true } }
			]
		});
	});

	it('a number used again for something else shows that the histories have parted', async () => {
		await scene.server.exchange(scene.phone.request(typed('a')));
		const forked = await scene.server.exchange(scene.phone.request(typed('another')));
		expect(forked).toEqual({ kind: 'renumber' });
		expect((await scene.phone.read(id))!.fields).toEqual({ notes: 'a' });
	});

	it('the order of keys makes no difference to what a mutation is', async () => {
		const request = scene.phone.request(typed('a'));
		await scene.server.exchange(request);
		const turned = Object.fromEntries(Object.entries(request.mutations[0]!).reverse());
		const again = await scene.server.exchange({ ...request, mutations: [turned as never] });
		expect(again.kind).toBe('exchanged');
	});

	it('a gap in the numbers, before them or among them, applies nothing', async () => {
		const request = scene.phone.request(typed('a'), typed('b'));
		const [one, two] = request.mutations as [never, never];
		const beyond = await scene.server.exchange({ ...request, mutations: [two] });
		const among = { ...(two as object), seq: 3 } as never;
		expect(beyond).toEqual({ kind: 'renumber' });
		expect(await scene.server.exchange({ ...request, mutations: [one, among] })).toEqual({
			kind: 'renumber'
		});
		expect(await scene.server.exchange({ ...request, mutations: [two, one] })).toEqual({
			kind: 'renumber'
		});
		expect(await scene.phone.read(id)).toBeUndefined();
	});

	it('outcomes the device has stored are forgotten, and asking for one again parts the histories', async () => {
		const request = scene.phone.request(typed('a'));
		await scene.phone.exchange(typed('a'));
		await scene.phone.exchange(says.save(id, edit('notes', 'a', 'b')));
		expect(await outcomes()).toEqual([{ seq: 2 }]);
		expect(await scene.server.exchange(request)).toEqual({ kind: 'renumber' });
		const selfContradicting = { ...scene.phone.request(), mutations: request.mutations };
		expect(await scene.server.exchange(selfContradicting)).toEqual({ kind: 'renumber' });
	});

	it('a device the server does not know goes on from the number it says', async () => {
		scene.phone.acknowledged = 7;
		const { lastSeq } = await scene.phone.exchange(typed('a'));
		expect(lastSeq).toBe(8);
	});

	it('a device ahead of a restored server is told to begin anew, with nothing to tell as well', async () => {
		await scene.phone.exchange(typed('a'));
		await scene.database.updateTable('client').set({ last_seq: 0 }).execute();
		expect(await scene.server.exchange(scene.phone.request())).toEqual({ kind: 'renumber' });
		expect(await scene.server.exchange(scene.phone.request(typed('b')))).toEqual({
			kind: 'renumber'
		});
	});

	it('a device that begins anew tells everything again, and what had arrived stays as it was', async () => {
		const both = [typed('a'), says.save(id, edit('flat', '', '5'))];
		await scene.phone.exchange(...both);
		const before = await scene.phone.read(id);
		const renumbered = new TestDevice(scene.server, scene.phone.person);
		const { results } = await renumbered.exchange(...both);
		expect(results.map(({ outcome }) => outcome)).toEqual([{ ok: true }, { ok: true }]);
		expect(await scene.phone.read(id)).toEqual(before);
	});

	it('a build whose protocol is no longer spoken is told so, and nothing is applied', async () => {
		const answer = await scene.server.exchange({ ...scene.phone.request(typed('a')), protocol: 0 });
		expect(answer).toEqual({ kind: 'outdated' });
		expect(await scene.phone.read(id)).toBeUndefined();
	});

	it('two requests of one device at once leave one history', async () => {
		const request = scene.phone.request(typed('a'));
		const both = await Promise.all([
			scene.server.exchange(request),
			scene.server.exchange(request)
		]);
		expect(both.map(({ kind }) => kind)).toEqual(['exchanged', 'exchanged']);
		expect(await outcomes()).toEqual([{ seq: 1 }]);
		expect((await scene.phone.read(id))!.revision).toBe(1);
	});

	it('an exchange with nothing new costs no more than 300 bytes of JSON and no write', async () => {
		await scene.phone.exchange(typed('a'));
		const { rows } = { rows: await outcomes() };
		const request = scene.phone.request();
		const answer = await scene.server.exchange(request);
		expect(answer).toEqual({ kind: 'unchanged', now: expect.any(String) as string });
		const sent = JSON.stringify(request).length;
		const got = JSON.stringify({ result: { data: answer } }).length;
		expect(sent + got).toBeLessThanOrEqual(300);
		expect(await outcomes()).toEqual(rows);
	});
});
