import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BareRun } from './exchange/bare-process.ts';
import { deviceOf, drive, pouchClient, type Sender } from './exchange/drive.ts';
import { isPinned, PinnedProcess, type Usage } from './exchange/pinned.ts';
import type { PouchReadiness } from './exchange/pouch-process.ts';
import type { Readiness } from './exchange/server-process.ts';
import { installPeers } from './peers/load-peer.ts';

/*
 * `npm run bench -- exchange`: applications a second, each sent whole (its fields, two declared documents) and given its
 * number, through the product's whole server on one core (HTTP, tRPC, validation, SQLite with durable commits); beside
 * the same rows written by bare better-sqlite3 just as durably, and beside pouchdb-server. Then with more and more stored.
 */

const { values: given } = parseArgs({
	options: {
		seconds: { type: 'string', default: '5' },
		clients: { type: 'string', default: '1,100,1000' },
		stored: { type: 'string', default: '1000,10000,100000' }
	}
});
const milliseconds = Number(given.seconds) * 1000;
const numbers = (list: string) => list.split(',').map(Number);
/** Enough for every client, and for a fast machine. */
const PEOPLE = 6000;
const crowds = numbers(given.clients);

installPeers();
const folder = await mkdtemp(join(tmpdir(), 'bench-exchange-'));
console.log(
	isPinned
		? 'Each server on one core, held there by taskset; its clients on whatever is left.'
		: 'There is no taskset here: nothing holds the servers on one core.'
);
try {
	await measureOurs();
	await measurePouch();
} finally {
	await rm(folder, { recursive: true });
}

async function measureOurs(): Promise<void> {
	const server = new PinnedProcess('server-process.ts', folder);
	const growth = numbers(given.stored);
	const ready = await server.ask<Readiness>({ people: PEOPLE });
	// Everybody sends for the first time: nobody's own history is told again and measured with it.
	const nextPerson = () => {
		const person = ready.people.pop();
		if (!person) throw new Error('There are no more people');
		return person;
	};
	const fresh = (count: number) =>
		Array.from({ length: count }, () => deviceOf(ready.origin, nextPerson));
	await drive(fresh(1), milliseconds / 2);
	for (const clients of crowds) await run(`ours, ${inClients(clients)}`, server, fresh(clients));
	await measureBare();
	for (const stored of growth) {
		await server.ask({ stored });
		await run(`ours, 1 client, ${stored} stored`, server, fresh(1));
	}
	await server.end();
}

async function measureBare(): Promise<void> {
	const bare = new PinnedProcess('bare-process.ts', folder);
	const { perSecond, rss } = await bare.ask<BareRun>({ milliseconds });
	say(
		'bare better-sqlite3, the same rows',
		`${perSecond.toFixed(0)} applications/s`,
		inMebibytes(rss)
	);
	await bare.end();
}

async function measurePouch(): Promise<void> {
	const server = new PinnedProcess('pouch-process.ts', folder);
	const { port } = await server.ask<PouchReadiness>({});
	const database = `http://localhost:${port}/bench`;
	await fetch(database, { method: 'PUT' });
	for (const clients of crowds) {
		const senders = Array.from({ length: clients }, () => pouchClient(database));
		await run(`pouchdb-server in memory, ${inClients(clients)}`, server, senders);
	}
	await server.end();
}

async function run(name: string, server: PinnedProcess, senders: Sender[]): Promise<void> {
	const before = await server.ask<Usage>({ usage: true });
	const { perSecond, p50, p99, count } = await drive(senders, milliseconds);
	const { rss, cpu } = await server.ask<Usage>({ usage: true });
	const times = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
	const spent = `${((cpu - before.cpu) / count).toFixed(2)} ms of the core each`;
	say(name, `${perSecond.toFixed(0)} applications/s`, times, spent, inMebibytes(rss));
}

function say(name: string, ...figures: string[]): void {
	console.log(`${name.padEnd(40)} ${figures.join(', ')}`);
}

function inClients(count: number): string {
	return count === 1 ? '1 client' : `${count} clients`;
}

function inMebibytes(bytes: number): string {
	return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
