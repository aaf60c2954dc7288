import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { TRPCClientError } from '@trpc/client';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { verifyAudit } from '../../src/lib/server/audit/verify.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { type Database, openDatabase } from '../../src/lib/server/database/database.ts';
import { listMigrated, migrate } from '../../src/lib/server/database/migrator.ts';
import { sampleDistricts } from '../../src/lib/server/directory/sample/districts.ts';
import type { AppRouter } from '../../src/lib/server/rpc/router.ts';
import { type DatabaseCopy, makeCopy, run } from '../postgres/copy.ts';
import { OpenPage } from './open-page.ts';
import { deviceTo, signIn, type SignedIn } from './product-client.ts';
import { declareBoth, edit, newId, says } from './sync-device.ts';
import { addAddresses } from './sync-server.ts';

/** Where the database that is not the servers' is: it can be asked while theirs takes nobody. */
let outside: string;
let copy: DatabaseCopy;
/** The servers' database as its owner, who may do nothing else. */
let url: string;
let folder: string;
let db: Database;
const servers: { process: ChildProcess; origin: string }[] = [];
let aysel: SignedIn;

beforeAll(async () => {
	const postgres = inject('postgres');
	if ('fault' in postgres) throw new Error(postgres.fault);
	outside = postgres.server;
	copy = await makeCopy(outside, 'template0');
	url = await giveToNobodySpecial(copy);
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	servers.push(...(await Promise.all([startServer(), startServer()])));
	db = await openDatabase({ dataDir: folder, databaseUrl: url });
});
afterAll(async () => {
	for (const { process } of servers) process.kill('SIGKILL');
	await db.destroy();
	await copy.drop();
	await rm(folder, { recursive: true });
});
beforeEach(async () => {
	const random = (target: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(target);
	aysel = await signIn({ db, clock: Date.now, random, config: readConfig({}) });
});

async function startServer() {
	const script = new URL('./product-process.ts', import.meta.url).pathname;
	const process_ = spawn(process.execPath, [script, folder, url], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [line] = (await once(process_.stdout, 'data')) as [Buffer];
	return { process: process_, origin: line.toString().trim() };
}

async function giveToNobodySpecial({ name, url }: DatabaseCopy): Promise<string> {
	await run(outside, `create role ${name} login`);
	await run(outside, `alter database ${name} owner to ${name}`);
	const owned = new URL(url);
	owned.username = name;
	return owned.href;
}

const origin = (index: number) => servers[index]!.origin;
const pageAt = (index: number) => OpenPage.of(origin(index), aysel);
const deviceAt = (index: number) => deviceTo(() => origin(index), aysel);
const change = () => says.save(newId<ApplicationId>(), edit('house', '', '12'));

/** Ends every connection of the servers that is of this kind. */
const cut = (kind: string) =>
	run(
		outside,
		`select pg_terminate_backend(pid) from pg_stat_activity
		where datname = '${copy.name}' and application_name = '${kind}'`
	);

it('two that start at once on an empty database migrate and fill it once', async () => {
	expect(await listMigrated(db)).toEqual(Object.keys(migrations));
	expect(await migrate(db)).toEqual([]);
	const districts = await db.selectFrom('district').selectAll().execute();
	expect(districts).toHaveLength(sampleDistricts.length);
	expect(await db.selectFrom('directory').selectAll().execute()).toHaveLength(1);
	expect(await verifyAudit(db)).toMatchObject({ kind: 'whole' });
});

it('a page open at one server hears of what the other was told, both ways', async () => {
	const pages = [await pageAt(0), await pageAt(1)];
	for (const page of pages) expect(await page.revision()).toBe(0);
	await deviceAt(0).exchange(change());
	for (const page of pages) expect(await page.revision()).toBe(1);
	const device = deviceAt(1);
	await device.exchange(change());
	for (const page of pages) expect(await page.revision()).toBe(2);
	for (const page of pages) await page.leave();
});

it('a page hears of what was changed while the servers could not speak to each other', async () => {
	const page = await pageAt(1);
	expect(await page.revision()).toBe(0);
	const device = deviceAt(0);
	await device.exchange(change());
	expect(await page.revision()).toBe(1);
	const allow = (is: boolean) =>
		run(outside, `alter database ${copy.name} allow_connections ${is}`);
	await allow(false);
	await cut('muraciet changes');
	await device.exchange(change());
	await allow(true);
	expect(await page.revision()).toBe(2);
	await page.leave();
});

it('servers whose connections are all cut, again and again, lose nothing and go on', async () => {
	const device = deviceAt(0);
	const ids = Array.from({ length: 12 }, () => newId<ApplicationId>());
	await addAddresses(db);
	let isOver = false;
	const cutting = (async () => {
		while (!isOver) {
			await cut('muraciet');
			await setTimeout(20);
		}
	})();
	for (const id of ids) {
		const submission = says.submit(id, declareBoth());
		expect(await untilAnswered(() => device.tell(submission))).toMatchObject({ ok: true });
	}
	isOver = true;
	await cutting;
	const kept = await db
		.selectFrom('application')
		.select(['id', 'number'])
		.where('person_id', '=', aysel.person)
		.orderBy('number')
		.execute();
	expect(kept.map(({ id }) => id)).toEqual(ids);
	expect(new Set(kept.map(({ number }) => number)).size).toBe(ids.length);
	expect(await verifyAudit(db)).toMatchObject({ kind: 'whole' });
});

/** As a device does it: what was not answered is asked again. */
async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
	for (;;) {
		try {
			return await ask();
		} catch (error) {
			for (const { process } of servers) expect(process.exitCode).toBeNull();
			// Turned away before tRPC was reached, the answer is bare.
			const { data } = error as TRPCClientError<AppRouter>;
			expect(data?.httpStatus ?? 503).toBe(503);
		}
	}
}
