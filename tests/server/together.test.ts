import { describe, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import type { Outcome } from '../../src/lib/domain/wire/exchange.ts';
import { verifyAudit } from '../../src/lib/server/audit/verify.ts';
import { onPostgres } from './databases.ts';
import { declareBoth, edit, newId, says, TestDevice } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';
import { addPerson } from './sync-server.ts';

const PEOPLE = 8;
const each = <Made>(make: (index: number) => Made) =>
	Array.from({ length: PEOPLE }, (_, n) => make(n));

/** The number an outcome gives. */
function numberIn(outcome: Outcome): string {
	if (!outcome.ok || !('number' in outcome)) throw new Error(JSON.stringify(outcome));
	return outcome.number ?? '';
}

describe('many at the same moment, over connections of their own', () => {
	onEachSyncScene((scene) => {
		const addPhones = () =>
			Promise.all(each(async () => new TestDevice(scene.server, await addPerson(scene.database))));

		it('eight people who send at once get eight numbers, one after the other, and the audit is whole', async () => {
			const phones = await addPhones();
			const outcomes = await Promise.all(
				phones.map((phone) => phone.tell(says.submit(newId(), declareBoth())))
			);
			const numbers = outcomes.map(numberIn).sort();
			expect(numbers.map((number) => number.slice(0, 8))).toEqual(each((n) => `26-0000${n + 1}`));
			expect(await verifyAudit(scene.database)).toMatchObject({ kind: 'whole', rows: PEOPLE });
		});

		it('the same application sent by eight devices of its owner at once gets one number', async () => {
			const { person } = scene.phone;
			const id = newId<ApplicationId>();
			const outcomes = await Promise.all(
				each(() => new TestDevice(scene.server, person).tell(says.submit(id, declareBoth())))
			);
			expect(new Set(outcomes.map(numberIn)).size).toBe(1);
			expect(await scene.database.selectFrom('number_series').selectAll().execute()).toEqual([
				{ year: 2026, last: 1 }
			]);
			expect(await scene.database.selectFrom('status_event').selectAll().execute()).toHaveLength(1);
		});

		it('a request repeated while the first is under way is done once, and answered alike', async () => {
			const request = scene.phone.request(says.submit(newId(), declareBoth()));
			const answers = await Promise.all(each(() => scene.server.exchange(request)));
			const results = answers.map((answer) => answer.kind === 'exchanged' && answer.results);
			expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
			expect(await scene.database.selectFrom('application').selectAll().execute()).toHaveLength(1);
		});

		it('those who wait for each other in two orders are all answered, and nobody hears of it', async () => {
			const phones = await addPhones();
			const standing = each(() => newId<ApplicationId>());
			await Promise.all(
				phones.map((phone, n) => phone.tell(says.submit(standing[n]!, declareBoth())))
			);
			for (let round = 0; round < 5; round++) {
				const pushes = phones.map((phone, index) => {
					const [withdraw, id] = [says.withdraw(standing[index]!), newId<ApplicationId>()];
					const submit = says.submit((standing[index] = id), declareBoth());
					// The number's lock before the audit's, or the other way round.
					return phone.exchange(...(index % 2 ? [submit, withdraw] : [withdraw, submit]));
				});
				const answers = await Promise.all(pushes);
				const outcomes = answers.flatMap(({ results }) => results.map(({ outcome }) => outcome));
				expect(outcomes.every(({ ok }) => ok)).toBe(true);
			}
			expect(await verifyAudit(scene.database)).toMatchObject({ rows: PEOPLE * 11 });
			expect(scene.server.log).toEqual([]);
		});

		it('a device that asks while seven others write is told every change, and none is jumped over', async () => {
			const { person } = scene.phone;
			const listener = new TestDevice(scene.server, person);
			const told = new Map<string, string>();
			let isWriting = true;
			const listen = async () => {
				for (let isLast = false; !isLast;) {
					isLast = !isWriting;
					for (const { id, house } of await hear(listener)) told.set(id, house);
				}
			};
			const listening = listen();
			const writers = each(() => new TestDevice(scene.server, person)).slice(1);
			const ids = await Promise.all(writers.map((writer) => writeOften(writer)));
			isWriting = false;
			await listening;
			expect(Object.fromEntries(told)).toEqual(Object.fromEntries(ids.map((id) => [id, '9'])));
		});

		it('eight devices that change one field at once lose no value', async () => {
			const id = newId<ApplicationId>();
			await scene.phone.tell(says.save(id, edit('house', '', '1')));
			const values = each((n) => `1-${n}`);
			const { person } = scene.phone;
			await Promise.all(
				values.map((value) =>
					new TestDevice(scene.server, person).tell(says.save(id, edit('house', '1', value)))
				)
			);
			const { fields, conflicts } = (await scene.phone.read(id))!;
			const displaced = conflicts.house!.map(({ value }) => value);
			expect([fields.house, ...displaced].sort()).toEqual(values);
		});

		/** What a device is told when it asks once. */
		async function hear(device: TestDevice) {
			const answer = await scene.server.exchange(device.request());
			if (answer.kind !== 'exchanged') return [];
			device.cursor = answer.cursor;
			device.acknowledged = answer.lastSeq;
			return answer.changes.applications.map((record) => ({
				id: record.id,
				house: 'removed' in record ? '' : record.fields.house!
			}));
		}
	}, onPostgres);
});

/** A draft of its own, changed ten times. */
async function writeOften(device: TestDevice): Promise<ApplicationId> {
	const id = newId<ApplicationId>();
	for (let n = 0; n < 10; n++)
		await device.exchange(says.save(id, edit('house', n ? String(n - 1) : '', String(n))));
	return id;
}
