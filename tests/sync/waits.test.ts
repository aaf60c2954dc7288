import { beforeEach, expect, test } from 'vitest';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import { readMeta } from '../../src/lib/local/meta.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { beginLearning } from '../../src/lib/sync/append-size.ts';
import type { Engine } from '../../src/lib/sync/engine.ts';
import type { AppendRun, LinkFault, Transport } from '../../src/lib/sync/transport.ts';
import type { TestDevice } from '../local/device.ts';
import { readyToSend } from './ready-to-send.ts';
import { takeAll } from './take-all.ts';

const SIZE = 300_000;
const HOUR = 3_600_000;

/** A server that takes everything, over a link with whatever is put in its way. */
class Way implements Transport {
	fault: LinkFault | null = null;
	requests: ExchangeRequest[] = [];
	runs: AppendRun[] = [];
	held = 0;
	/** Whether a run without an answer did not arrive either. */
	losesWhole = false;

	exchange(request: ExchangeRequest): Promise<ExchangeAnswer | LinkFault> {
		this.requests.push(request);
		return Promise.resolve(this.fault ?? takeAll(request));
	}

	append(run: AppendRun): Promise<AppendAnswer | LinkFault> {
		this.runs.push(run);
		const { offset, bytes } = run;
		if (offset !== this.held) return Promise.resolve({ kind: 'wrongOffset', held: this.held });
		if (!this.fault || !this.losesWhole) this.held = offset + bytes.length;
		if (this.fault) return Promise.resolve(this.fault);
		const kind = this.held === SIZE ? 'held' : 'receiving';
		return Promise.resolve({ kind, held: this.held });
	}
}

let device: TestDevice;
let workspace: Workspace;
let way: Way;
let engine: Engine;

beforeEach(async () => {
	way = new Way();
	({ device, workspace, engine } = await readyToSend(way, { chance: 0.999, size: SIZE }));
});

/** Makes moves, each after the wait before it, for so long by the device's clock. Answers the waits. */
async function work(milliseconds: number): Promise<number[]> {
	const waits: number[] = [];
	for (let passed = 0; passed < milliseconds; passed += waits.at(-1)!) {
		waits.push(await engine.step());
		device.pass(waits.at(-1)!);
	}
	return waits;
}

test('a server back after an hour hears of the queue within one capped wait', async () => {
	way.fault = { kind: 'offline' };
	const waits = await work(HOUR);
	expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
	way.fault = null;
	expect(await engine.step()).toBe(0);
	expect(await workspace.db.mutations.count()).toBe(0);
	expect(waits.at(-1)).toBeGreaterThan(30_000);
});

test('a success makes it quick again: the first try after a fault is at once', async () => {
	way.fault = { kind: 'offline' };
	await work(HOUR);
	way.fault = null;
	await engine.step();
	way.fault = { kind: 'offline' };
	expect(await engine.step()).toBe(0);
	expect(await readMeta(workspace.db, 'link')).not.toMatchObject({ kind: 'offline' });
});

test('an exchange without an answer is asked again as it was, under the same numbers', async () => {
	way.fault = { kind: 'offline' };
	await engine.step();
	way.fault = null;
	await engine.step();
	const [first, again] = way.requests;
	expect(again).toEqual(first);
});

test('after a run of bytes without an answer it asks what arrived, and sends none of that again', async () => {
	await engine.step();
	way.fault = { kind: 'offline' };
	await engine.step();
	way.fault = null;
	await engine.step();
	await engine.step();
	const [sent, asked, next] = way.runs;
	expect(asked?.bytes).toHaveLength(0);
	expect(next?.offset).toBe(sent!.bytes.length);
});

test('a run that began where the server does not stand teaches nothing of the link', async () => {
	await engine.step();
	way.held = 50_000;
	await engine.step();
	expect(await readMeta(workspace.db, 'learnedLink')).toEqual(beginLearning());
	await engine.step();
	expect(await readMeta(workspace.db, 'learnedLink')).toMatchObject({ through: 128 * 1024 });
});

test('where runs are lost whole it does not ask what arrived: the next run goes where the lost one began', async () => {
	const lose = async () => {
		way.fault = { kind: 'offline' };
		await engine.step();
		way.fault = null;
	};
	way.losesWhole = true;
	await engine.step();
	await lose();
	await engine.step();
	await engine.step();
	await lose();
	await engine.step();
	const lengths = way.runs.map(({ bytes }) => bytes.length);
	expect(lengths.map((length) => length > 0)).toEqual([true, false, true, true, true]);
	const [, , , lost, next] = way.runs;
	expect(next?.offset).toBe(lost?.offset);
	expect(await readMeta(workspace.db, 'traffic')).toMatchObject({
		bytesWasted: lengths[0]! + lengths[3]!
	});
});

test('while a server wants to be left alone nothing wakes the engine to ask it', async () => {
	way.fault = { kind: 'busy', retryAfter: 20 };
	expect(await engine.step()).toBe(20_000);
	way.fault = null;
	device.pass(5_000);
	expect(await engine.step()).toBe(15_000);
	expect(way.requests).toHaveLength(1);
	device.pass(15_000);
	await engine.step();
	expect(way.requests).toHaveLength(2);
});

test('a clock set back by two days does not make that wait two days long', async () => {
	way.fault = { kind: 'busy', retryAfter: 20 };
	await engine.step();
	device.pass(-48 * HOUR);
	way.fault = null;
	expect(await engine.step()).toBe(0);
	expect(way.requests).toHaveLength(2);
});

test('a clock set back by two days in the middle of an upload keeps nobody from hearing what became of the application', async () => {
	await engine.step();
	await engine.step();
	expect(way.requests).toHaveLength(1);
	device.pass(-48 * HOUR);
	await engine.step();
	expect(way.requests).toHaveLength(2);
	expect(way.held).toBeLessThan(SIZE);
});

test('told to update it keeps everything, says so, and goes on once it is understood', async () => {
	const before = await workspace.db.mutations.count();
	way.fault = { kind: 'outdated' };
	await engine.step();
	expect(await workspace.db.mutations.count()).toBe(before);
	expect(await readMeta(workspace.db, 'link')).toEqual({ kind: 'outdated' });
	way.fault = null;
	await engine.step();
	expect(await workspace.db.mutations.count()).toBe(0);
});
