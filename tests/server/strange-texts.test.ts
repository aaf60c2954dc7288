import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldChanges } from '../../src/lib/domain/application/fields.ts';
import { newConsumerFields } from '../../src/lib/domain/application-types/new-consumer/fields.ts';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { openApplication } from '../../src/lib/server/desk/application/read-application.ts';
import { listFilters, saveFilter } from '../../src/lib/server/desk/filters.ts';
import { answerCounts } from '../../src/lib/server/desk/queue/answer-queue.ts';
import { addNoteTo } from '../../src/lib/server/desk/steps/add-note.ts';
import { idsOf, onEachDesk, query, readLines, sendApplication } from './desk-scene.ts';
import { declare, edit, newId, says } from './sync-device.ts';
import { pdfOf } from './pdf.ts';

/*
 * Texts that mean something to a database, a page, an address or a file of one of them: each is kept and given back as it
 * was typed, decoded once and never again, and does nothing.
 */

const PIECES = [
	...["'", '"', '`', ';', '--', '/*', '*/', '\\', '%', '_', '?', '$1', ':q', '||', '(', ')', '#'],
	...["' or '1'='1", '; drop table person; --', 'union select fin from person', "E'\\'", '$$'],
	...['<script>', '&lt;', '&amp;#39;', '{{7*7}}', '${7*7}', '%41', '%2527', '\\u0041', '&#x41;'],
	...['{"q":7}', '[]', 'null', 'true', '1e999', '-9e9', 'ə', 'İ', '👩‍🔧', 'u\u0301', 'x y']
];

const strange = fc
	.array(fc.constantFrom(...PIECES), { minLength: 2, maxLength: 5 })
	.map((pieces) => pieces.join(''));

/** Every piece once, and some by chance. Few: each is a whole exchange on a real database. */
const TEXTS = [
	...Array.from({ length: Math.ceil(PIECES.length / 4) }, (_, at) =>
		PIECES.slice(4 * at, 4 * at + 4).join('')
	),
	...fc.sample(strange, { seed: 20260305, numRuns: 4 })
];

const NAMES = newConsumerFields.map(({ name }) => name);

describe('a text that means something to a database or a page', () => {
	onEachDesk((scene) => {
		const tables = async () =>
			(await scene.database.introspection.getTables()).map(({ name }) => name).toSorted();
		const people = () => scene.database.selectFrom('person').selectAll().orderBy('id').execute();

		it('is kept in a draft as it was typed, in every field and in a document’s name', async () => {
			for (const text of TEXTS) {
				const id = newId<ApplicationId>();
				const document = declare(pdfOf(100), 'ownership', { name: `${text}.pdf` });
				const changes = Object.assign(
					{},
					...NAMES.map((name) => edit(name, '', text))
				) as FieldChanges;
				await scene.phone.exchange(says.save(id, changes), says.attach(id, document));
				const record = await scene.phone.read(id);
				expect(record?.fields).toEqual(Object.fromEntries(NAMES.map((name) => [name, text])));
				const row = await scene.database
					.selectFrom('document')
					.select('name')
					.where('id', '=', document.id)
					.executeTakeFirst();
				expect(row?.name).toBe(`${text}.pdf`);
			}
		});

		it('finds nothing at the desk that it does not name, and changes nothing', async () => {
			const { id } = await sendApplication(scene.phone, { fin: '9ZZ9ZZ9', notes: TEXTS[0]! });
			const before = [await tables(), await people()];
			const everything = idsOf(await readLines(scene, query({ stage: 'all' })));
			expect(everything).toEqual([id]);
			for (const search of TEXTS) {
				const asked = query({ stage: 'all', search });
				const found = idsOf(await readLines(scene, asked));
				// Punctuation alone is no word to look for; a word that nobody bears finds nobody.
				expect([search, found]).toEqual([search, /[\p{L}\p{N}]/u.test(search) ? [] : everything]);
				await answerCounts(scene.server.parts, scene.leyla, asked.filter);
			}
			expect([await tables(), await people()]).toEqual(before);
		});

		it('is an operator’s note and filter as it was typed', async () => {
			const { id } = await sendApplication(scene.phone);
			const { parts } = scene.server;
			for (const text of TEXTS) {
				await addNoteTo(parts, scene.leyla, { id, note: newId(), text });
				await saveFilter(parts.db, scene.leyla.personId, {
					id: newId(),
					name: text,
					query: query({ search: text })
				});
			}
			const opened = await openApplication(parts, scene.leyla, id);
			const notes = opened?.notes.map(({ text }) => text) ?? [];
			expect(notes.toSorted()).toEqual(TEXTS.toSorted());
			const names = (await listFilters(scene.database, scene.leyla.personId)).map(
				({ name }) => name
			);
			expect(names.toSorted()).toEqual(TEXTS.toSorted());
		});
	});
});
