import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { verifyAudit } from '../../src/lib/server/audit/verify.ts';
import { anyTable, listTables } from '../../src/lib/server/database/catalogue.ts';
import { findExpired, runRetention } from '../../src/lib/server/retention/run-retention.ts';
import { Operator } from './operator.ts';
import { declare, edit, newId, says } from './sync-device.ts';
import { onEachSyncScene, type SyncScene } from './sync-scene.ts';
import { pdfOf } from './pdf.ts';

const DAY = 24 * 60 * 60 * 1000;
const retention = { draftDays: 10, decidedDays: 20, auditDays: 30 };

const partsOf = ({ server, database: db }: SyncScene) => ({
	...server.parts,
	db,
	config: { retention }
});

/** An application that was sent with a document, asked about, answered, noted and rejected. */
async function applyAndBeRejected(scene: SyncScene): Promise<ApplicationId> {
	const { phone, server, database: db } = scene;
	const id = newId<ApplicationId>();
	const bytes = pdfOf(500);
	const both = [declare(bytes), declare(pdfOf(600), 'residence')];
	await phone.tell(says.submit(id, both));
	await phone.append(both[0]!.id, 0, bytes);
	const operator = new Operator(db, phone.person, server.parts.clock);
	const question = await operator.ask(id, { fields: ['house'] });
	await phone.tell(says.answer(id, question, { text: 'Ev nömrəsi 12', fields: { house: '12' } }));
	await operator.move(id, { status: 'rejected', note: 'Sənəd köhnədir' });
	return id;
}

/** Whether any row of any table but the person's own says this. */
async function isAnywhere({ database: db }: SyncScene, words: string): Promise<string[]> {
	const found: string[] = [];
	for (const { name } of await listTables(db)) {
		const rows = name === 'person' ? [] : await anyTable(db).selectFrom(name).selectAll().execute();
		if (JSON.stringify(rows).includes(words)) found.push(name);
	}
	return found;
}

onEachSyncScene((scene) => {
	it('lets go of a decided application after its term, and keeps that there was one', async () => {
		const id = await applyAndBeRejected(scene);
		scene.server.pass(21 * DAY);
		expect(await isAnywhere(scene, 'Sənəd köhnədir')).not.toEqual([]);
		expect(await isAnywhere(scene, '1AB2CD3')).not.toEqual([]);
		expect(await runRetention(partsOf(scene))).toMatchObject({ decided: 1, drafts: 0 });
		for (const words of ['Sənəd köhnədir', '1AB2CD3', 'aysel@example.com', 'ownership.pdf']) {
			expect(await isAnywhere(scene, words), words).toEqual([]);
		}
		const row = await scene.database
			.selectFrom('application')
			.select(['number', 'status', 'removed'])
			.where('id', '=', id)
			.executeTakeFirst();
		expect(row).toEqual({ number: '26-00001-0', status: 'rejected', removed: 1 });
		const { changes } = await scene.phone.exchange();
		expect(changes.applications).toMatchObject([{ id, removed: true }]);
	});

	it('lets go of drafts nobody touched, and of none that somebody did', async () => {
		const [old, fresh] = [newId<ApplicationId>(), newId<ApplicationId>()];
		await scene.phone.tell(says.save(old, edit('notes', '', 'köhnə')));
		await scene.phone.tell(says.save(fresh, edit('notes', '', 'təzə')));
		scene.server.pass(11 * DAY);
		await scene.phone.tell(says.save(fresh, edit('notes', 'təzə', 'lap təzə')));
		expect(await runRetention(partsOf(scene))).toMatchObject({ drafts: 1 });
		expect(await scene.laptop.read(old)).toBeUndefined();
		expect(await scene.laptop.read(fresh)).toMatchObject({ fields: { notes: 'lap təzə' } });
	});

	it('changes nothing when it is only asked, or when nothing is beyond its term', async () => {
		const id = await applyAndBeRejected(scene);
		expect(await runRetention(partsOf(scene))).toEqual({ drafts: 0, decided: 0, audit: 0 });
		scene.server.pass(21 * DAY);
		expect(await findExpired(partsOf(scene))).toMatchObject({ decided: 1 });
		expect(await scene.laptop.read(id)).toMatchObject({ status: 'rejected' });
	});

	it('shortens the audit from its old end alone, and what is left is still a chain', async () => {
		const { database: db, server } = scene;
		await applyAndBeRejected(scene);
		server.pass(31 * DAY);
		await scene.phone.tell(says.save(newId<ApplicationId>(), edit('notes', '', 'x')));
		const { audit: old } = await runRetention(partsOf(scene));
		expect(old).toBeGreaterThan(0);
		const left = await db.selectFrom('audit').select(['seq', 'deed']).orderBy('seq').execute();
		expect(left[0]?.seq).toBe(old + 1);
		expect(left.map(({ deed }) => deed)).toContain('cutAudit');
		expect(await verifyAudit(db)).toMatchObject({ kind: 'whole' });
		const refusal = /the audit can only grow/;
		await expect(sql`delete from audit`.execute(db)).rejects.toThrow(refusal);
		await expect(sql`delete from audit_cut`.execute(db)).rejects.toThrow(refusal);
		await expect(sql`update audit_cut set seq = 999`.execute(db)).rejects.toThrow(refusal);
	});
});

describe('From the terminal', () => {
	it('says what it would let go of', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'muraciet-retention-'));
		const script = 'src/lib/server/retention/retention-command.ts';
		const env = { ...process.env, DATA_DIR: folder };
		const { stdout } = await promisify(execFile)(process.execPath, [script, '--dry-run'], { env });
		await rm(folder, { recursive: true });
		expect(stdout).toBe(
			'Would let go of 0 drafts, 0 decided applications and 0 rows of the audit.\n'
		);
	});
});
