import 'fake-indexeddb/auto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { writeMeta } from '../../src/lib/local/meta.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import type { Wakes } from '../../src/lib/sync/engine.ts';
import { sendNow } from '../../src/lib/sync/send-now.ts';
import { pageWakes } from '../../src/lib/sync/wakes.ts';
import { attach, completeDraft, pdfFile, testDevice } from '../local/device.ts';

/* What a page would hear of its browser comes to this process's own event targets. */

/** Long after any of these tests is over. */
const NEVER = 600_000;

class Page extends EventTarget {
	hidden = false;
}

let page: Page;
let surroundings: EventTarget;
let connection: EventTarget;
let stop: AbortController;
let workspace: Workspace;
let wakes: Wakes;

beforeEach(async () => {
	[page, surroundings, connection] = [new Page(), new EventTarget(), new EventTarget()];
	vi.stubGlobal('document', page);
	vi.stubGlobal('addEventListener', surroundings.addEventListener.bind(surroundings));
	vi.stubGlobal('navigator', { connection });
	stop = new AbortController();
	workspace = testDevice().workspace;
	await completeDraft(workspace);
	wakes = pageWakes(workspace.db, stop.signal);
	// What there is to do at first is no news: the engine begins with it.
	await sleep(20);
});

afterEach(() => {
	stop.abort();
	vi.unstubAllGlobals();
});

test.each<[string, () => unknown]>([
	['the link comes back', () => surroundings.dispatchEvent(new Event('online'))],
	['the link becomes another one', () => connection.dispatchEvent(new Event('change'))],
	['the page is looked at', () => page.dispatchEvent(new Event('visibilitychange'))],
	['somebody presses “send now”, in this tab or another', () => sendNow()],
	['something is typed', () => type('Qapı həyət tərəfdədir.')],
	['a document is attached', () => attachAnother()],
	['another device has changed something', () => writeMeta(workspace.db, 'toldRevision', 9)],
	['the engine is to stop', () => stop.abort()]
])('the engine wakes when %s', async (_, happen) => {
	const woken = wakes.next(NEVER);
	await happen();
	await woken;
});

test('what happens between two waits ends the next one at once', async () => {
	surroundings.dispatchEvent(new Event('online'));
	await wakes.next(NEVER);
});

test('neither a page that is put away nor what the engine itself writes wakes it', async () => {
	let isWoken = false;
	void wakes.next(NEVER).then(() => (isWoken = true));
	page.hidden = true;
	page.dispatchEvent(new Event('visibilitychange'));
	await workspace.db.mutations.toCollection().modify((row) => void (row.seq = row.order));
	await workspace.db.documents.toCollection().modify({ held: 500 });
	await writeMeta(workspace.db, 'link', { kind: 'working' });
	await sleep(50);
	expect(isWoken).toBe(false);
});

test('without any of it the engine wakes when its time has come', async () => {
	await wakes.next(5);
});

async function type(notes: string): Promise<void> {
	// What has left is not joined any more: this is something new to tell.
	await workspace.db.mutations.toCollection().modify((row) => void (row.seq = row.order));
	const [application] = await workspace.db.applications.toArray();
	await saveFields(workspace, application!.id, { notes });
}

async function attachAnother(): Promise<void> {
	const [application] = await workspace.db.applications.toArray();
	await attach(workspace, application!.id, { kind: 'residence', file: pdfFile('yeni.pdf', 900) });
}
