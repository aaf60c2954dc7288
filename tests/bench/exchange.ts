import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import BetterSqlite from 'better-sqlite3';
import { type ClientId, makeId } from '../../src/lib/domain/ids.ts';
import { rpcTo, type SignedIn } from '../server/product-client.ts';
import { installPeers } from './peers/load-peer.ts';
import { servePouch } from './peers/pouch.ts';
import { draftMutation } from './exchange/draft-mutation.ts';
import type { Readiness, Usage } from './exchange/server-process.ts';

/*
 * `npm run bench -- exchange`: applications a second through the whole server (HTTP, tRPC, validation, SQLite with
 * durable commits) beside the same rows written by bare better-sqlite3 just as durably, and beside pouchdb-server;
 * answers and memory at 1, 100 and 1,000 clients; and with 1,000, 10,000 and 100,000 applications stored.
 */

const { values: given } = parseArgs({
	options: {
		seconds: { type: 'string', default: '5' },
		stored: { type: 'string', default: '1000,10000,100000' }
	},
	allowPositionals: true
});
const duration = Number(given.seconds) * 1000;
const random = (target: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(target);

installPeers();
const folder = await mkdtemp(join(tmpdir(), 'bench-exchange-'));
const process_ = fork(new URL('exchange/server-process.ts', import.meta.url), [folder]);
const ready = await once<Readiness>({ ask: { people: 1000 } });

for (const clients of [1, 100, 1000]) {
	const { perSecond, p50, p99 } = await drive(clients);
	const { rss } = await once<Usage>({ ask: 'usage' });
	console.log(
		`ours, ${String(clients).padStart(4)} clients: ${perSecond.toFixed(0)} applications/s, ` +
			`p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${(rss / 2 ** 20).toFixed(0)} MiB`
	);
}
console.log(
	`bare better-sqlite3, one durable commit each: ${bareRows().toFixed(0)} applications/s`
);
console.log(
	`pouchdb-server in memory, _bulk_docs of one: ${(await pouchRows()).toFixed(0)} applications/s`
);
for (const stored of given.stored.split(',').map(Number)) {
	await once({ ask: { stored } });
	const { perSecond, p50, p99 } = await drive(1);
	console.log(
		`ours with ${stored} stored: ${perSecond.toFixed(0)} applications/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`
	);
}
process_.kill();
await rm(folder, { recursive: true });
process.exit();

function once<Answer>(message: object): Promise<Answer> {
	return new Promise((resolve) => {
		process_.once('message', (answer) => resolve(answer as Answer));
		process_.send(message);
	});
}

/** So many devices, each sending one new application after the other. */
async function drive(clients: number) {
	const times: number[] = [];
	const end = performance.now() + duration;
	const began = performance.now();
	await Promise.all(ready.people.slice(0, clients).map((who) => driveOne(who, end, times)));
	const seconds = (performance.now() - began) / 1000;
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
	return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function driveOne({ person, cookie }: SignedIn, end: number, times: number[]): Promise<void> {
	const rpc = rpcTo(ready.origin, { cookie });
	const client = makeId<ClientId>(Date.now, random);
	let cursor = 0;
	for (let seq = 1; performance.now() < end; seq++) {
		const began = performance.now();
		const mutations = [{ ...draftMutation(random), seq }];
		const head = { protocol: 1, person, client, acknowledged: seq - 1, cursor };
		const answer = await rpc.sync.exchange.mutate({ ...head, mutations });
		if (answer.kind === 'exchanged') cursor = answer.cursor;
		times.push(performance.now() - began);
	}
}

function bareRows(): number {
	const sqlite = new BetterSqlite(join(folder, 'bare.sqlite'));
	sqlite.pragma('journal_mode = WAL');
	sqlite.pragma('synchronous = FULL');
	sqlite.exec(
		'create table application (id text primary key, person text, fields text, at integer)'
	);
	const insert = sqlite.prepare('insert into application values (?, ?, ?, ?)');
	let rows = 0;
	const began = performance.now();
	for (; performance.now() < began + duration; rows++) {
		const { applicationId, changes } = draftMutation(random);
		insert.run(applicationId, 'person', JSON.stringify(changes), Date.now());
	}
	sqlite.close();
	return (rows / duration) * 1000;
}

async function pouchRows(): Promise<number> {
	const { port } = await servePouch();
	const database = `http://localhost:${port}/bench`;
	await fetch(database, { method: 'PUT' });
	let rows = 0;
	const began = performance.now();
	for (; performance.now() < began + duration; rows++) {
		const docs = [{ _id: String(rows), ...draftMutation(random) }];
		const headers = { 'content-type': 'application/json' };
		await (
			await fetch(`${database}/_bulk_docs`, {
				method: 'POST',
				headers,
				body: JSON.stringify({ docs })
			})
		).json();
	}
	return (rows / duration) * 1000;
}
