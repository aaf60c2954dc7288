import { describe, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { answerCounts, answerQueue } from '../../src/lib/server/desk/queue/answer-queue.ts';
import { listFilters, removeFilter, saveFilter } from '../../src/lib/server/desk/filters.ts';
import { assignApplication } from '../../src/lib/server/desk/steps/assign-application.ts';
import { openApplication } from '../../src/lib/server/desk/application/read-application.ts';
import { edit, newId, says } from './sync-device.ts';
import {
	addCitizen,
	idsOf,
	onEachDesk,
	query,
	readLines,
	sendApplication,
	sendWhole
} from './desk-scene.ts';

const DAY = 24 * 60 * 60 * 1000;

describe("the desk's queue", () => {
	onEachDesk((scene) => {
		const found = async (search: string) => idsOf(await readLines(scene, query({ search })));

		it('has what was sent and whose documents are held, and the rest apart', async () => {
			await scene.phone.tell(says.save(newId<ApplicationId>(), edit('house', '', '12')));
			const { id, sendDocument } = await sendApplication(scene.phone);
			for (const index of [0, 1]) {
				expect(await readLines(scene)).toEqual([]);
				expect(await readLines(scene, query({ stage: 'arriving' }))).toMatchObject([{ id }]);
				await sendDocument(index);
			}
			expect(await readLines(scene, query({ stage: 'arriving' }))).toEqual([]);
			expect(await readLines(scene)).toMatchObject([
				{
					id,
					stage: 'ready',
					applicantName: 'Aysel Məmmədova',
					fin: '1••••D3',
					district: 'Sabunçu',
					dueOn: '2026-04-03',
					isOverdue: false,
					assignee: null,
					openWith: null
				}
			]);
		});

		it('loses what its applicant takes back', async () => {
			const id = await sendWhole(scene.phone);
			await scene.phone.tell(says.withdraw(id));
			expect(await readLines(scene)).toEqual([]);
			expect(await readLines(scene, query({ stage: 'withdrawn' }))).toMatchObject([{ id }]);
		});

		it('finds a number with or without its dashes, a FİN, and a name in any letters by its beginning', async () => {
			const sevil = await addCitizen(scene, 'Şəfiqə');
			const id = await sendWhole(sevil, { fin: '7ZZ7ZZ7' });
			const other = await sendWhole(scene.phone);
			const [line] = await readLines(scene, query({ search: '7zz7' }));
			expect(line?.id).toBe(id);
			expect(await found(line!.number)).toEqual([id]);
			expect(await found(line!.number.replaceAll('-', ''))).toEqual([id]);
			expect(await found('sefiq memm')).toEqual([id]);
			expect(await found('ŞƏFİQƏ')).toEqual([id]);
			expect(await found('məmmədova')).toEqual([id, other]);
			expect(await found('efiqe')).toEqual([]);
			expect(await found('sefiqe yoxdur')).toEqual([]);
		});

		it('is filtered by source, district, assignment and day', async () => {
			const id = await sendWhole(scene.phone);
			const elsewhere = await sendWhole(scene.phone, { district: 'az-she', place: 'p-2' });
			const ids = async (filter: Parameters<typeof query>[0]) =>
				idsOf(await readLines(scene, query(filter)));
			expect(await ids({ district: 'az-she' })).toEqual([elsewhere]);
			expect(await ids({ source: 'eSu' })).toEqual([id, elsewhere]);
			expect(await ids({ source: 'callCentre' })).toEqual([]);
			expect(await ids({ assignment: 'mine' })).toEqual([]);
			const { version } = (await openApplication(scene.server.parts, scene.leyla, id))!;
			const given = { id, version, to: scene.leyla.personId };
			await assignApplication(scene.server.parts, scene.samir, given);
			expect(await ids({ assignment: 'mine' })).toEqual([id]);
			expect(await ids({ assignment: 'nobody' })).toEqual([elsewhere]);
			expect(await ids({ due: 'soon' })).toEqual([]);
			scene.server.pass(26 * DAY);
			expect(await ids({ due: 'soon' })).toEqual([id, elsewhere]);
			expect(await ids({ due: 'overdue' })).toEqual([]);
			scene.server.pass(5 * DAY);
			expect(await ids({ due: 'overdue' })).toEqual([id, elsewhere]);
		});

		it('has the most urgent first and what is decided last, or goes by date or name', async () => {
			const [zaur, cavid] = [await addCitizen(scene, 'Zaur'), await addCitizen(scene, 'Çingiz')];
			const decided = await sendWhole(zaur);
			scene.server.pass(DAY);
			const first = await sendWhole(cavid);
			scene.server.pass(DAY);
			const second = await sendWhole(zaur);
			await zaur.tell(says.withdraw(decided));
			const ids = async (order: Parameters<typeof query>[1]) =>
				idsOf(await readLines(scene, query({ stage: 'all' }, order), { limit: 1 }));
			expect(await ids({})).toEqual([first, second, decided]);
			expect(await ids({ by: 'submitted', isDescending: true })).toEqual([second, first, decided]);
			expect(await ids({ by: 'name' })).toEqual([first, decided, second]);
			expect(await ids({ by: 'name', isDescending: true })).toEqual([second, decided, first]);
		});

		it('shows no line twice and none too few while lines come in between two pages', async () => {
			const known: ApplicationId[] = [];
			for (let count = 0; count < 6; count++) known.push(await sendWhole(scene.phone));
			const asked = { ...query({}, { by: 'submitted', isDescending: true }), limit: 2 };
			const seen: string[] = [];
			let after: string | null = null;
			do {
				const page: Awaited<ReturnType<typeof answerQueue>> = await answerQueue(
					scene.server.parts,
					scene.leyla,
					{ ...asked, after }
				);
				seen.push(...idsOf(page.lines));
				after = page.next;
				await sendWhole(scene.phone);
			} while (after);
			expect(seen).toEqual(known.toReversed());
		});

		it('counts each view, one line too many being as good as more', async () => {
			await sendApplication(scene.phone);
			await sendWhole(scene.phone);
			const counts = await answerCounts(
				scene.server.parts,
				scene.leyla,
				query({ stage: 'all', search: 'aysel' }).filter
			);
			expect(counts.found).toEqual({ count: 2, isMore: false });
			expect(counts.stages.ready).toEqual({ count: 1, isMore: false });
			expect(counts.stages.arriving).toEqual({ count: 1, isMore: false });
			expect(counts.stages.open.count).toBe(1);
			expect([counts.mine.count, counts.overdue.count]).toEqual([0, 0]);
		});

		it("keeps an operator's filters by name, and out of another's reach", async () => {
			const { database, leyla, samir } = scene;
			const saved = query({ district: 'az-she' });
			await saveFilter(database, leyla.personId, { id: 'a', name: 'Şəki', query: query() });
			await saveFilter(database, leyla.personId, { id: 'b', name: 'Şəki', query: saved });
			expect(await listFilters(database, samir.personId)).toEqual([]);
			await removeFilter(database, samir.personId, 'a');
			expect(await listFilters(database, leyla.personId)).toEqual([
				{ id: 'a', name: 'Şəki', query: saved }
			]);
			await removeFilter(database, leyla.personId, 'a');
			expect(await listFilters(database, leyla.personId)).toEqual([]);
		});
	});
});
