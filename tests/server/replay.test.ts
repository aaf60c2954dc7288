import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId, ClientId, DocumentId, PersonId } from '../../src/lib/domain/ids.ts';
import type { ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import type { DeclaredDocument } from '../../src/lib/domain/wire/mutation.ts';
import { onSqlite } from './databases.ts';
import { pdfOf } from './pdf.ts';
import { declare, edit, FIELDS, newId, says, streamOf, TestDevice } from './sync-device.ts';
import { addPerson, startSyncServer, type SyncServer } from './sync-server.ts';

const REPLAYS = 10_000;
const SEED = 20_260_305;

/** One request as it was sent, to be sent again. */
type Recorded =
	| { kind: 'exchange'; request: ExchangeRequest }
	| { kind: 'append'; owner: PersonId; document: DocumentId; offset: number; bytes: Uint8Array };

/** A server that notes every request. */
function recording(server: SyncServer, record: Recorded[]): SyncServer {
	return {
		...server,
		exchange(request, asker) {
			record.push({ kind: 'exchange', request });
			return server.exchange(request, asker);
		}
	};
}

describe('requests repeated in any order', () => {
	onSqlite((database) => {
		let server: SyncServer;
		let record: Recorded[];
		beforeEach(async () => {
			server = await startSyncServer(database());
			record = [];
		});
		afterEach(() => server.close());

		const send = (again: Recorded): Promise<unknown> => {
			if (again.kind === 'exchange') return server.exchange(again.request);
			const body = again.bytes.length === 0 ? null : streamOf(again.bytes);
			return server.append({ ...again, body });
		};

		const upload = async (owner: PersonId, document: DeclaredDocument, bytes: Uint8Array) => {
			for (const [offset, end] of [
				[0, 30_000],
				[30_000, 90_000],
				[90_000, bytes.length]
			] as const) {
				const run = { owner, document: document.id, offset, bytes: bytes.subarray(offset, end) };
				record.push({ kind: 'append', ...run });
				await send(record.at(-1)!);
			}
		};

		/** A household's whole story on two devices: two sent, one withdrawn, one discarded, one still a draft. */
		const tellStory = async (owner: PersonId) => {
			const phone = new TestDevice(recording(server, record), owner);
			const laptop = new TestDevice(recording(server, record), owner, 'Firefox, Linux');
			for (let sent = 0; sent < 3; sent++) {
				const id = newId<ApplicationId>();
				const [deed, note] = [pdfOf(120_000), pdfOf(100_000)];
				const documents = [declare(deed), declare(note, 'residence')] as const;
				await phone.exchange(says.save(id, edit('house', '', '11')), says.attach(id, documents[0]));
				await upload(owner, documents[0], deed);
				await laptop.exchange(says.save(id, edit('house', '11', '12')));
				await phone.exchange(says.save(id, edit('flat', '', '5')), says.submit(id, [...documents]));
				await upload(owner, documents[1], note);
				await laptop.exchange(says.submit(id, [...documents], { ...FIELDS, house: '13' }));
				if (sent === 2) await laptop.exchange(says.withdraw(id));
			}
			const gone = newId<ApplicationId>();
			const document = declare(pdfOf(1000));
			await phone.exchange(says.save(gone, edit('house', '', '1')), says.attach(gone, document));
			await phone.exchange(says.remove(gone, document.id), says.discard(gone));
			await laptop.exchange(says.save(newId(), edit('notes', '', 'later')));
		};

		const digestOf = async (id: DocumentId) => {
			const chunks = await server.parts.documents.read(id);
			if (!chunks) return undefined;
			const hash = createHash('sha256');
			for await (const chunk of chunks) hash.update(chunk);
			return hash.digest('hex');
		};

		const tables = async () => ({
			applications: await database().selectFrom('application').selectAll().orderBy('id').execute(),
			documents: await database().selectFrom('document').selectAll().orderBy('id').execute(),
			events: await database().selectFrom('status_event').selectAll().orderBy('id').execute(),
			numbers: await database().selectFrom('number_series').selectAll().execute(),
			parts: await database().selectFrom('document_part').select('offset').execute()
		});

		/** A device that has lost its numbering tells all of it again under another id. */
		const asAnotherDevice = (again: Recorded): Recorded =>
			again.kind === 'append'
				? again
				: { ...again, request: { ...again.request, client: newId<ClientId>() } };

		it(`${REPLAYS} of them change nothing: one number an application, no second row, every digest right`, async () => {
			const people = [await addPerson(database(), 'Aysel'), await addPerson(database(), 'Orxan')];
			for (const person of people) await tellStory(person);
			const before = await tables();
			expect(new Set(before.applications.flatMap(({ number }) => number ?? [])).size).toBe(6);
			expect(before.documents.filter(({ state }) => state === 'held')).toHaveLength(12);

			const picks = fc.array(fc.tuple(fc.nat(record.length - 1), fc.nat(9)), {
				minLength: REPLAYS,
				maxLength: REPLAYS
			});
			for (const [index, chance] of fc.sample(picks, { seed: SEED, numRuns: 1 })[0]!) {
				await send(chance === 0 ? asAnotherDevice(record[index]!) : record[index]!);
			}
			expect(withoutDrafts(await tables())).toEqual(withoutDrafts(before));
			expect((await tables()).applications).toHaveLength(before.applications.length);
			for (const { id, sha256, state } of before.documents) {
				expect(await digestOf(id)).toBe(state === 'held' ? sha256 : undefined);
			}
			expect(server.log).toEqual([]);
		}, 120_000);
	});
});

type Tables = { applications: { status: string; removed: number }[] };

/** A draft may be written to again: the same value by another device is one more author. */
function withoutDrafts<Of extends Tables>(tables: Of): Of {
	const applications = tables.applications.filter(
		({ status, removed }) => status !== 'draft' || removed
	);
	return { ...tables, applications };
}
