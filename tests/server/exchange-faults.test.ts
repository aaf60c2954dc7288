import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { type Database, openDatabase } from '../../src/lib/server/database/database.ts';
import { isMachineFault } from '../../src/lib/server/database/dialect.ts';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import type { AddressBook } from '../../src/lib/server/sync/parts.ts';
import { declareBoth, edit, newId, says, TestDevice } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';
import { addPerson, startSyncServer, type SyncServer } from './sync-server.ts';

onEachSyncScene((scene) => {
	const id = newId<ApplicationId>();

	const stumbleAt = (fault: (district: string) => Error) => {
		const findDistrict: AddressBook['findDistrict'] = (_db, id) => Promise.reject(fault(id));
		scene.server.parts.addresses = { ...scene.server.parts.addresses, findDistrict };
	};

	it('a mutation that makes the server stumble is answered alone, once, and the rest goes on', async () => {
		stumbleAt(() => new TypeError('x is not a function'));
		const { results } = await scene.phone.exchange(
			says.save(id, edit('house', '', '12')),
			says.submit(newId(), []),
			says.save(id, edit('flat', '', '5'))
		);
		const malformed = { ok: false, problems: [{ code: 'malformed' }] };
		expect(results.map(({ outcome }) => outcome)).toEqual([{ ok: true }, malformed, { ok: true }]);
		expect(scene.server.log).toHaveLength(1);
		expect((await scene.phone.read(id))!.fields).toEqual({ house: '12', flat: '5' });
	});

	it('a stumble that does not repeat itself is no answer to anyone', async () => {
		const { addresses } = scene.server.parts;
		stumbleAt(() => {
			scene.server.parts.addresses = addresses;
			return new Error('something that two did at once');
		});
		expect(await scene.phone.tell(says.submit(id, declareBoth()))).toMatchObject({ ok: true });
		expect(scene.server.log).toEqual([]);
	});

	it('the log tells where the server stumbled, and not a word of what was typed', async () => {
		const secret = 'Gizli küçə 7';
		stumbleAt((district) => new Error(`can't look up ${district}`));
		await scene.phone.exchange(says.submit(id, [], { district: secret }));
		expect(scene.server.log[0]).toContain('mutation failed');
		expect(scene.server.log[0]).not.toContain(secret);
	});

	it('a machine in trouble is no answer: the device asks again and nothing was lost', async () => {
		const full = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
		const addresses = scene.server.parts.addresses;
		const request = scene.phone.request(
			says.save(id, edit('house', '', '12')),
			says.submit(newId(), [])
		);
		stumbleAt(() => full);
		await expect(scene.server.exchange(request)).rejects.toThrow('disk full');
		expect(await scene.phone.read(id)).toBeUndefined();
		scene.server.parts.addresses = addresses;
		expect(await scene.server.exchange(request)).toMatchObject({ kind: 'exchanged', lastSeq: 2 });
	});
});

describe('on a SQLite file', () => {
	let dataDir: string;
	let db: Database;
	let server: SyncServer;
	let phone: TestDevice;

	beforeEach(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
		db = await openDatabase({ dataDir, databaseUrl: null });
		await migrate(db);
		server = await startSyncServer(db);
		phone = new TestDevice(server, await addPerson(db));
	});
	afterEach(async () => {
		await server.close();
		await db.destroy();
		await rm(dataDir, { recursive: true });
	});

	it('a full disk is an error, and everything is applied once there is room', async () => {
		const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
		await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count)}`.execute(db);
		const id = newId<ApplicationId>();
		const notes = 'x'.repeat(4000);
		const saves = Array.from({ length: 20 }, (_, index) =>
			says.save(index === 0 ? id : newId(), edit('notes', '', notes))
		);
		const request = phone.request(...saves);
		const fault = await server.exchange(request).catch((error: unknown) => error);
		expect(isMachineFault(fault)).toBe(true);
		await sql`pragma max_page_count = 100000`.execute(db);
		expect(await server.exchange(request)).toMatchObject({ kind: 'exchanged', lastSeq: 20 });
		expect((await phone.read(id))!.fields).toEqual({ notes });
	});

	it('a closed database is an error, never an answer', async () => {
		const request = phone.request(says.save(newId(), edit('house', '', '12')));
		await db.destroy();
		await expect(server.exchange(request)).rejects.toThrow();
	});
});
