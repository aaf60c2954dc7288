import { beforeEach, expect, test } from 'vitest';
import type { DocumentId } from '../../src/lib/domain/ids.ts';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import type { DocumentHold } from '../../src/lib/local/device-database.ts';
import { isHeld } from '../../src/lib/local/hold-documents.ts';
import { readMeta } from '../../src/lib/local/meta.ts';
import { writeSetting } from '../../src/lib/local/settings.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { Engine } from '../../src/lib/sync/engine.ts';
import type { AppendRun, LinkFault, Transport } from '../../src/lib/sync/transport.ts';
import { completeDraft, testDevice } from '../local/device.ts';
import { takeAll } from './take-all.ts';

const SIZE = 100_000;

/** A server that takes everything, over a link that cuts as many appends as it is told, after some of their bytes. */
class Link implements Transport {
	exchanged: ExchangeRequest[] = [];
	held = new Map<DocumentId, number>();
	/** Whose bytes went, in that order. */
	order: DocumentId[] = [];
	/** Of the next appends, how many bytes get through before the cut. */
	cuts: number[] = [];

	exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
		this.exchanged.push(request);
		return Promise.resolve(takeAll(request));
	}

	append({ document, offset, bytes }: AppendRun): Promise<AppendAnswer | LinkFault> {
		const stands = this.held.get(document) ?? 0;
		if (bytes.length > 0) this.order.push(document);
		if (offset !== stands) return Promise.resolve({ kind: 'wrongOffset', held: stands });
		const cut = bytes.length > 0 ? this.cuts.shift() : undefined;
		const held = stands + (cut ?? bytes.length);
		this.held.set(document, held);
		if (cut !== undefined) return Promise.resolve({ kind: 'offline' });
		return Promise.resolve({ kind: held === SIZE ? 'held' : 'receiving', held });
	}
}

let workspace: Workspace;
let link: Link;
let linkType: string | undefined;
let engine: Engine;

beforeEach(async () => {
	workspace = testDevice().workspace;
	link = new Link();
	linkType = undefined;
	await completeDraft(workspace, SIZE);
	engine = new Engine({
		workspace,
		person: workspace.person!.id,
		transport: link,
		chance: () => 0,
		linkType: () => linkType
	});
});

/** Lets the engine move until it has nothing to do at once. */
async function rest(): Promise<void> {
	for (let wait = 0; wait === 0;) wait = await engine.step();
}

async function hold(when: DocumentHold): Promise<void> {
	await writeSetting(workspace.device, 'holdDocuments', when);
}

const bytesHeld = () => [...link.held.values()].reduce((sum, bytes) => sum + bytes, 0);
const traffic = async () => (await readMeta(workspace.db, 'traffic'))!;

test('documents held by hand wait on this device while the text goes, and go when they are let', async () => {
	await hold('always');
	await rest();
	expect(link.exchanged.flatMap(({ mutations }) => mutations.map(({ kind }) => kind))).toEqual([
		'saveDraft',
		'attachDocument',
		'attachDocument'
	]);
	expect(bytesHeld()).toBe(0);
	expect(await readMeta(workspace.db, 'link')).toEqual({ kind: 'idle' });
	await hold('never');
	await rest();
	expect(bytesHeld()).toBe(2 * SIZE);
});

test('documents kept for Wi-Fi go when the link becomes one', async () => {
	await hold('offWifi');
	linkType = 'cellular';
	await rest();
	expect(bytesHeld()).toBe(0);
	linkType = 'wifi';
	await rest();
	expect(bytesHeld()).toBe(2 * SIZE);
});

test('a link that becomes costly half-way keeps the next bytes back', async () => {
	await hold('offWifi');
	linkType = 'wifi';
	while (bytesHeld() === 0) await engine.step();
	linkType = 'cellular';
	await rest();
	expect(bytesHeld()).toBe(SIZE);
});

test.each([
	['never', 'cellular', false],
	['never', undefined, false],
	['always', 'wifi', true],
	['offWifi', 'wifi', false],
	['offWifi', 'ethernet', false],
	['offWifi', 'cellular', true],
	['offWifi', 'unknown', true],
	['offWifi', undefined, false]
] as const)('held %s on a link of the kind %s: %s', (when, kind, expected) => {
	expect(isHeld(when, kind)).toBe(expected);
});

test('of several documents the one with the least left goes first', async () => {
	const [first, second] = await workspace.db.documents.toArray();
	link.held.set(second!.id, 60_000);
	await workspace.db.documents.update(second!.id, { held: 60_000 });
	await rest();
	expect(link.order).toEqual([second!.id, first!.id]);
	await workspace.db.documents.update(first!.id, { state: 'saved', held: 60_000 });
	await workspace.db.documents.update(second!.id, { state: 'saved', held: 0 });
	link.held = new Map([[first!.id, 60_000]]);
	await rest();
	expect(link.order.slice(2)).toEqual([first!.id, second!.id]);
});

test('bytes that arrive are counted as sent and none as wasted', async () => {
	await rest();
	expect(await traffic()).toEqual({ bytesSent: 2 * SIZE, bytesWasted: 0, inDoubt: {} });
});

test('of the bytes sent into a cut, only those the server did not keep are wasted', async () => {
	link.cuts = [60_000, 0];
	while (bytesHeld() < 2 * SIZE) await engine.step();
	// 60 of 100 kB got through at first, then none of the other 40.
	expect(await traffic()).toEqual({
		bytesSent: 2 * SIZE + 40_000 + 40_000,
		bytesWasted: 40_000 + 40_000,
		inDoubt: {}
	});
});
