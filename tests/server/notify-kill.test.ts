import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/lib/server/database/database.ts';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import { NotifyScene, until } from './notify-scene.ts';
import { TestDevice } from './sync-device.ts';
import { addPerson, startSyncServer, type SyncServer } from './sync-server.ts';

const KILLS = 50;

let folder: string;
let database: Database;
let sync: SyncServer;
let mailServer: SMTPServer;
/** What the mail server took, and what it was being given when the sender died. */
const taken: string[] = [];
let began = 0;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	database = await openDatabase({ dataDir: folder, databaseUrl: null });
	await migrate(database);
	sync = await startSyncServer(database);
	mailServer = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onMailFrom(_address, _session, done) {
			began++;
			done();
		},
		onData(stream, _session, done) {
			void text(stream).then(async (source) => {
				taken.push(/^Message-ID: <(.+)@/im.exec(source)?.[1] ?? '');
				// Between taking and acknowledging there is time to be killed in.
				await setTimeout(10);
				done(null);
			}, done);
		}
	});
	mailServer.on('error', () => undefined);
	mailServer.listen(0, '127.0.0.1');
	await once(mailServer.server, 'listening');
});
afterEach(async () => {
	await new Promise<void>((resolve) => mailServer.close(resolve));
	await sync.close();
	await database.destroy();
	await rm(folder, { recursive: true });
});

it('a server killed fifty times between commit and send misses nothing', async () => {
	const scene = new NotifyScene(database, sync, new TestDevice(sync, await addPerson(database)));
	for (let kills = 0; kills < KILLS; kills++) {
		await scene.apply();
		const worker = await startWorker();
		// By turns before it looks, while it speaks to the mail server, and after it was answered.
		const [before, count] = [began, taken.length];
		if (kills % 3 === 1) await until(() => began > before);
		if (kills % 3 === 2) await until(() => taken.length > count);
		const died = once(worker, 'exit');
		worker.kill('SIGKILL');
		await died;
	}
	const last = await startWorker();
	const isDone = async () => (await scene.notices('email')).every(({ state }) => state === 'sent');
	await until(isDone);
	last.kill('SIGKILL');
	await once(last, 'exit');
	const ids = (await scene.notices('email')).map(({ id }) => id);
	expect(ids).toHaveLength(KILLS);
	expect(new Set(taken)).toEqual(new Set(ids));
	// What was taken and not written down is sent again: it is the price of missing nothing.
	expect(taken.length).toBeGreaterThan(KILLS);
}, 240_000);

async function startWorker() {
	const script = new URL('./notify-process.ts', import.meta.url).pathname;
	const { port } = mailServer.server.address() as AddressInfo;
	const worker = spawn(process.execPath, [script, folder, `smtp://127.0.0.1:${port}`], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await once(worker.stdout, 'data');
	return worker;
}
