import { Dexie } from 'dexie';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import { readMeta } from '../../src/lib/local/meta.ts';
import { LockedError } from '../../src/lib/local/seal/guard.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { drain } from '../../src/lib/sync/drain.ts';
import { Engine, runEngine } from '../../src/lib/sync/engine.ts';
import { isOver } from '../../src/lib/sync/store-faults.ts';
import type { AppendRun, Transport } from '../../src/lib/sync/transport.ts';
import { readyToSend } from './ready-to-send.ts';
import { takeAll } from './take-all.ts';

/** A server that takes everything. */
class Way implements Transport {
	asked = 0;
	exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
		this.asked++;
		return Promise.resolve(takeAll(request));
	}
	append({ offset, bytes }: AppendRun): Promise<AppendAnswer> {
		return Promise.resolve({ kind: 'held', held: offset + bytes.length });
	}
}

let way: Way;
let workspace: Workspace;
let reported: string[];
let waits: number[];
let stop: AbortController;

beforeEach(async () => {
	way = new Way();
	({ workspace } = await readyToSend(way, { chance: 0 }));
	reported = [];
	waits = [];
	stop = new AbortController();
});

function parts() {
	const report = (error: unknown) => void reported.push((error as Error).name);
	return { workspace, person: workspace.person!.id, transport: way, chance: () => 0, report };
}

/** Runs the engine as a page does until it rests for a minute, has waited far too often, or ends by itself. */
async function run(): Promise<void> {
	const next = (milliseconds: number) => {
		waits.push(milliseconds);
		if (milliseconds >= 60_000 || waits.length > 50) stop.abort();
		return Promise.resolve();
	};
	await runEngine(parts(), { next }, stop.signal);
}

/** The store takes no write so many times. */
function failWrites(times: number, name = 'QuotaExceededError') {
	const { meta } = workspace.db;
	const put = meta.put.bind(meta);
	let left = times;
	return vi.spyOn(meta, 'put').mockImplementation((row) => {
		const isFailing = left-- > 0;
		return isFailing ? Dexie.Promise.reject(new DOMException('No', name)) : put(row);
	});
}

test.each(['QuotaExceededError', 'UnknownError'])(
	'a device whose store fails for a while (%s) sends everything once it no longer does',
	async (name) => {
		failWrites(5, name);
		await run();
		expect(await workspace.db.mutations.count()).toBe(0);
		const documents = await workspace.db.documents.toArray();
		expect(documents.map(({ state }) => state)).toEqual(['held', 'held']);
		expect(reported).toContain(name);
	}
);

test('while its store fails it waits longer each time, and the screen does not say that anything is being sent', async () => {
	const { db } = workspace;
	const engine = new Engine(parts());
	const spy = vi.spyOn(db.mutations, 'update').mockRejectedValue(new DOMException('No', 'Any'));
	for (let move = 0; move < 4; move++) waits.push(await engine.step());
	expect(waits).toEqual([0, 125, 250, 500]);
	expect(await readMeta(db, 'link')).toMatchObject({ kind: 'offline' });
	spy.mockRestore();
	expect(await engine.step()).toBe(0);
	expect(await db.mutations.count()).toBe(0);
});

test('a store that the browser has closed, and that could not be opened again at once, is opened later', async () => {
	const { db } = workspace;
	db.close({ disableAutoOpen: false });
	vi.spyOn(indexedDbOf(db), 'open').mockImplementationOnce(() => {
		throw new DOMException('Internal error', 'NotReadableError');
	});
	await run();
	expect(reported.length).toBeGreaterThan(0);
	expect(await db.mutations.count()).toBe(0);
});

test('data that was closed for good ends the engine, quietly', async () => {
	workspace.db.close();
	await run();
	expect(stop.signal.aborted).toBe(false);
	expect([reported, waits, way.asked]).toEqual([[], [], 0]);
});

test('what is over: closed for good or locked, not what failed or was closed by the browser', async () => {
	const { db } = workspace;
	expect(isOver(db, new DOMException('No', 'QuotaExceededError'))).toBe(false);
	expect(isOver(db, new LockedError())).toBe(true);
	db.close({ disableAutoOpen: false });
	expect(isOver(db, new Dexie.DatabaseClosedError())).toBe(false);
	await db.open();
	db.close();
	expect(isOver(db, new Dexie.DatabaseClosedError())).toBe(true);
});

test('a mistake in the program is told, and does not end it either', async () => {
	vi.spyOn(way, 'exchange').mockRejectedValueOnce(new TypeError('not a function'));
	await run();
	expect(reported).toEqual(['TypeError']);
	expect(await workspace.db.mutations.count()).toBe(0);
});

test('unseen, a store that goes on failing is left to the browser to call again, after a few tries', async () => {
	failWrites(Infinity);
	const engine = new Engine({ ...parts(), chance: () => 0.999 });
	expect(await drain(engine, workspace, AbortSignal.timeout(60_000))).toBe(false);
	expect(reported.length).toBeGreaterThan(1);
	expect(reported.length).toBeLessThan(10);
	expect(way.asked).toBe(0);
});

test('unseen, data that was closed is nothing to be called again for', async () => {
	const engine = new Engine(parts());
	workspace.db.close();
	expect(await drain(engine, workspace, AbortSignal.timeout(10_000))).toBe(true);
});

/** Dexie keeps it to itself. */
function indexedDbOf(db: Dexie): IDBFactory {
	return (db as unknown as { _deps: { indexedDB: IDBFactory } })._deps.indexedDB;
}
