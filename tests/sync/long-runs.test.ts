import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { readMeta, writeMeta } from '../../src/lib/local/meta.ts';
import { writeSetting } from '../../src/lib/local/settings.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { beginLearning } from '../../src/lib/sync/append-size.ts';
import type { Engine } from '../../src/lib/sync/engine.ts';
import type { AppendRun, LinkFault, Transport } from '../../src/lib/sync/transport.ts';
import { completeFields, type TestDevice } from '../local/device.ts';
import { readyToSend } from './ready-to-send.ts';
import { takeAll } from './take-all.ts';

const SIZE = 400_000;
/** Bytes a millisecond. */
const RATE = 10;

/** A link on which each run is under way until it is stopped or let arrive. */
class SlowWay implements Transport {
	requests: ExchangeRequest[] = [];
	runs: AppendRun[] = [];
	held = 0;
	arrive: () => void = () => undefined;

	exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
		this.requests.push(request);
		return Promise.resolve(takeAll(request));
	}

	append(run: AppendRun, stop?: AbortSignal): Promise<AppendAnswer | LinkFault> {
		if (run.bytes.length === 0) return Promise.resolve({ kind: 'receiving', held: this.held });
		this.runs.push(run);
		return new Promise((resolve) => {
			stop?.addEventListener('abort', () => resolve({ kind: 'offline' }));
			this.arrive = () => resolve({ kind: 'held', held: SIZE });
		});
	}
}

let device: TestDevice;
let workspace: Workspace;
let way: SlowWay;
let engine: Engine;
/** The move in which the first run is sent. */
let sending: Promise<number>;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	way = new SlowWay();
	({ device, workspace, engine } = await readyToSend(way, { chance: 0, size: SIZE }));
	const learned = { ...beginLearning(), bytes: 4_000_000, isStreaming: true, rate: RATE };
	await writeMeta(workspace.db, 'learnedLink', learned);
	await engine.step();
	sending = engine.step();
	await vi.waitUntil(() => way.runs.length === 1, { interval: 0 });
});
afterEach(() => vi.useRealTimers());

/** Lets time pass in which so many bytes arrive. */
async function pass(seconds: number, bytes = seconds * 1000 * RATE): Promise<void> {
	way.held += bytes;
	device.pass(seconds * 1000);
	await vi.advanceTimersByTimeAsync(seconds * 1000);
	// What it does now with the device's store is real.
	for (let i = 0; i < 30; i++) await setImmediate();
}

const shownHeld = async () =>
	Math.max(...(await workspace.db.documents.toArray()).map(({ held }) => held));

test('a run that takes long gives way to text, and nothing of it that has arrived is sent again', async () => {
	const [application] = await workspace.db.applications.toArray();
	await saveFields(workspace, application!.id, { ...completeFields, house: '14' });
	await pass(8);
	expect(await sending).toBe(0);
	expect(way.requests).toHaveLength(1);
	await engine.step();
	expect(way.requests[1]?.mutations).toMatchObject([{ kind: 'saveDraft' }]);
	await engine.step();
	void engine.step();
	await vi.waitUntil(() => way.runs.length === 2, { interval: 0 });
	expect(way.runs[1]?.offset).toBe(way.held);
	expect(await readMeta(workspace.db, 'traffic')).toMatchObject({ bytesWasted: 0 });
});

test('while a long run is under way the screen hears how much has arrived', async () => {
	await pass(8);
	await pass(8);
	expect(await shownHeld()).toBe(0);
	await pass(8);
	expect(await shownHeld()).toBe(240_000);
	way.arrive();
	expect(await sending).toBe(0);
	expect(await shownHeld()).toBe(SIZE);
});

test('a run that gets no further is stopped, and asked about at once', async () => {
	for (let look = 0; look < 3; look++) await pass(8);
	for (let look = 0; look < 3; look++) await pass(8, 0);
	expect(await sending).toBe(0);
	await engine.step();
	void engine.step();
	await vi.waitUntil(() => way.runs.length === 2, { interval: 0 });
	expect(way.runs[1]?.offset).toBe(240_000);
});

test('a person who holds documents back need not wait for a long run to end', async () => {
	await writeSetting(workspace.device, 'holdDocuments', 'always');
	await pass(8);
	expect(await sending).toBe(0);
	await engine.step();
	expect(way.runs).toHaveLength(1);
});
