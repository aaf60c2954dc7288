import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { readMeta, writeMeta } from '../../src/lib/local/meta.ts';
import { writeSetting } from '../../src/lib/local/settings.ts';
import type { LearnedLink } from '../../src/lib/local/person-database.ts';
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
/** Seconds after which a run is looked after. */
const LOOK = 8;

/** A link on which each run is under way until it is stopped or let arrive. */
class SlowWay implements Transport {
	requests: ExchangeRequest[] = [];
	runs: AppendRun[] = [];
	held = 0;
	/** Whether a question what has arrived gets an answer. */
	answersQuestions = true;
	arrive: () => void = () => undefined;

	exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
		this.requests.push(request);
		return Promise.resolve(takeAll(request));
	}

	append(run: AppendRun, stop?: AbortSignal): Promise<AppendAnswer | LinkFault> {
		if (run.bytes.length === 0) return Promise.resolve(this.#answerQuestion());
		this.runs.push(run);
		return new Promise((resolve) => {
			stop?.addEventListener('abort', () => resolve({ kind: 'offline' }));
			this.arrive = () => resolve({ kind: 'held', held: SIZE });
		});
	}

	#answerQuestion(): AppendAnswer | LinkFault {
		return this.answersQuestions ? { kind: 'receiving', held: this.held } : { kind: 'offline' };
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
	for (let left = seconds; left > 0; left -= LOOK) {
		way.held += (bytes * LOOK) / seconds;
		device.pass(LOOK * 1000);
		await vi.advanceTimersByTimeAsync(LOOK * 1000);
		// What it does now with the device's store is real.
		for (let i = 0; i < 30; i++) await setImmediate();
	}
}

/** Lets the run under way arrive and begins to send the second document. */
async function sendAnother(learned?: LearnedLink): Promise<{ isOver: boolean }> {
	way.arrive();
	await sending;
	if (learned) await writeMeta(workspace.db, 'learnedLink', learned);
	way.held = 0;
	const move = { isOver: false };
	void engine.step().then(() => (move.isOver = true));
	await vi.waitUntil(() => way.runs.length === 2, { interval: 0 });
	return move;
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

test('after a document has arrived whole in one run the next one gives way to text all the same', async () => {
	const second = await sendAnother();
	const [application] = await workspace.db.applications.toArray();
	await saveFields(workspace, application!.id, { ...completeFields, house: '14' });
	await pass(8);
	expect(second.isOver).toBe(true);
	await engine.step();
	expect(way.requests.at(-1)?.mutations).toMatchObject([{ kind: 'saveDraft' }]);
});

test('a run is stopped when nobody answers twice what has come of it; one answer between begins the count anew', async () => {
	let isOver = false;
	void sending.then(() => (isOver = true));
	const ask = async (answersQuestions: boolean) => {
		way.answersQuestions = answersQuestions;
		await pass(24);
	};
	for (const answers of [false, true, false]) await ask(answers);
	expect(isOver).toBe(false);
	await ask(false);
	expect(isOver).toBe(true);
});

test('while nothing is known of the link a run of which nothing is seen to arrive is stopped after two minutes', async () => {
	const second = await sendAnother(beginLearning());
	await pass(4 * 24, 0);
	expect(second.isOver).toBe(false);
	await pass(24, 0);
	expect(second.isOver).toBe(true);
});

test('nothing known of the link, one that is seen to get on may take its time, until it gets no further', async () => {
	const second = await sendAnother(beginLearning());
	await pass(10 * 24, 120_000);
	expect(second.isOver).toBe(false);
	const { document } = way.runs[1]!;
	expect(await workspace.db.documents.get(document)).toMatchObject({ held: 120_000 });
	await pass(24, 0);
	expect(second.isOver).toBe(true);
});
