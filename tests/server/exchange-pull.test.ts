import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { ApplicationId, DocumentId } from '../../src/lib/domain/ids.ts';
import { PAGE_BYTES } from '../../src/lib/domain/wire/protocol.ts';
import type { Changes } from '../../src/lib/domain/wire/records.ts';
import { type Change, cutPage } from '../../src/lib/server/sync/page.ts';
import { pdfOf } from './pdf.ts';
import { declare, edit, newId, says, type TestDevice } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';

onEachSyncScene((scene) => {
	const pullAll = async (device: TestDevice) => {
		const pages: Changes[] = [];
		for (let more = true; more;) {
			const answer = await device.exchange();
			more = answer.more;
			pages.push(answer.changes);
		}
		return pages;
	};

	it('a device is told only what changed since it last asked', async () => {
		const [one, two] = [newId<ApplicationId>(), newId<ApplicationId>()];
		await scene.phone.exchange(
			says.save(one, edit('house', '', '1')),
			says.save(two, edit('house', '', '2'))
		);
		await scene.laptop.exchange();
		await scene.phone.exchange(says.save(one, edit('flat', '', '3')));
		const { changes, cursor } = await scene.laptop.exchange();
		expect(changes.applications.map(({ id }) => id)).toEqual([one]);
		expect(cursor).toBe(3);
	});

	it('a long absence is made up in pages, each row once, none left out', async () => {
		const ids = Array.from({ length: 150 }, () => newId<ApplicationId>());
		await scene.phone.exchange(
			...ids.map((id) => says.save(id, edit('notes', '', 'x'.repeat(600))))
		);
		const pages = await pullAll(scene.laptop);
		expect(pages.length).toBeGreaterThan(3);
		for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(2 * PAGE_BYTES);
		expect(pages.flatMap((page) => page.applications.map(({ id }) => id))).toEqual(ids);
	});

	it('applications and documents come together in the order they changed', async () => {
		const id = newId<ApplicationId>();
		const ids = Array.from({ length: 120 }, () => newId<ApplicationId>());
		const document = declare(pdfOf(10));
		await scene.phone.exchange(
			...ids.map((id) => says.save(id, edit('house', '', '1'))),
			says.attach(id, document)
		);
		const pages = await pullAll(scene.laptop);
		expect(pages[0]!.documents).toEqual([]);
		const last = pages.at(-1)!;
		expect(last.applications.at(-1)!.id).toBe(id);
		expect(last.documents).toMatchObject([{ id: document.id, revision: 121 }]);
	});

	it('a cursor from before a backup was restored is answered with everything', async () => {
		const id = newId<ApplicationId>();
		await scene.phone.exchange(says.save(id, edit('house', '', '1')));
		scene.laptop.cursor = 99;
		const { changes, cursor } = await scene.laptop.exchange();
		expect(changes.applications).toHaveLength(1);
		expect(cursor).toBe(1);
	});

	it('a document is told again when all of it is held', async () => {
		const bytes = pdfOf(100);
		const document = declare(bytes);
		await scene.phone.exchange(says.attach(newId(), document));
		await scene.phone.append(document.id, 0, bytes);
		const { changes } = await scene.phone.exchange();
		expect(changes.applications).toEqual([]);
		expect(changes.documents).toMatchObject([
			{ id: document.id, state: 'held', held: 100, refusal: null }
		]);
	});

	it('a row that changes again while a device reads is told with its later state next time', async () => {
		const id = newId<ApplicationId>();
		await scene.phone.exchange(says.save(id, edit('house', '', '1')));
		const asking = scene.laptop.exchange();
		await scene.phone.exchange(says.save(id, edit('house', '1', '2')));
		await asking;
		await scene.phone.exchange(says.save(id, edit('flat', '', '3')));
		const { changes } = await scene.laptop.exchange();
		expect(changes.applications).toMatchObject([{ fields: { house: '2', flat: '3' } }]);
	});
});

describe('a page', () => {
	const change = (revision: number, size: number): Change => ({
		revision,
		...(size % 2 === 0
			? { application: { id: 'x'.repeat(size) as ApplicationId, removed: true, revision } }
			: { document: { id: 'x'.repeat(size) as DocumentId, removed: true, revision } })
	});

	it('never splits a revision, never skips one, and always goes on', () => {
		const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.nat({ max: 20_000 })), {
			minLength: 1,
			maxLength: 60
		});
		fc.assert(
			fc.property(sizes, (steps) => {
				let revision = 1;
				const all = steps.map(([step, size]) => change((revision += step), size));
				const told: Change[] = [];
				for (let after = 0; after < revision;) {
					const rest = all.filter((row) => row.revision > after);
					const { kept, reached } = cutPage(rest, revision);
					expect(reached).toBeGreaterThan(after);
					expect(kept).toEqual(rest.filter((row) => row.revision <= reached));
					told.push(...kept);
					after = reached;
				}
				expect(told).toEqual(all);
			}),
			{ seed: 20_260_305, numRuns: 300 }
		);
	});
});
