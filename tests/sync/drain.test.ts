import { beforeEach, expect, test } from 'vitest';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import { writeSetting } from '../../src/lib/local/settings.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { drain } from '../../src/lib/sync/drain.ts';
import type { Engine } from '../../src/lib/sync/engine.ts';
import type { AppendRun, LinkFault, Transport } from '../../src/lib/sync/transport.ts';
import { readyToSend } from './ready-to-send.ts';
import { takeAll } from './take-all.ts';

/** A server that takes everything, unless something is said to be in the way of texts or of bytes. */
class Way implements Transport {
	ofTexts: LinkFault | null = null;
	ofBytes: LinkFault | null = null;
	asked = 0;
	/** How many pages of changes it has to tell. */
	pages = 1;

	exchange(request: ExchangeRequest): Promise<ExchangeAnswer | LinkFault> {
		this.asked++;
		const more = this.asked < this.pages;
		return Promise.resolve(this.ofTexts ?? { ...takeAll(request), more });
	}

	append({ offset, bytes }: AppendRun): Promise<AppendAnswer | LinkFault> {
		return Promise.resolve(this.ofBytes ?? { kind: 'held', held: offset + bytes.length });
	}
}

let workspace: Workspace;
let way: Way;
let engine: Engine;

beforeEach(async () => {
	way = new Way();
	({ workspace, engine } = await readyToSend(way, { chance: 0 }));
});

const run = () => drain(engine, workspace, AbortSignal.timeout(10_000));
const documentsHeld = async () =>
	(await workspace.db.documents.toArray()).filter(({ state }) => state === 'held').length;

test('unseen, everything goes in one run, and the browser need not call again', async () => {
	expect(await run()).toBe(true);
	expect(await documentsHeld()).toBe(2);
});

test('with nothing to send it hears what changed, every page of it', async () => {
	await workspace.db.mutations.clear();
	await workspace.db.documents.clear();
	way.pages = 3;
	expect(await run()).toBe(true);
	expect(way.asked).toBe(3);
});

test('without a link for what it would hear the browser need not call again', async () => {
	await workspace.db.mutations.clear();
	await workspace.db.documents.clear();
	way.ofTexts = { kind: 'offline' };
	expect(await run()).toBe(true);
});

test('documents kept back are nothing for which the browser would be called again: the text has gone', async () => {
	await writeSetting(workspace.device, 'holdDocuments', 'always');
	expect(await run()).toBe(true);
	expect(await workspace.db.mutations.count()).toBe(0);
	expect(await documentsHeld()).toBe(0);
});

test.each([{ kind: 'signedOut' }, { kind: 'outdated' }] as const)(
	'a server that turns the device away ($kind) is not called upon again unseen, and all is kept',
	async (fault) => {
		way.ofTexts = fault;
		const before = await workspace.db.mutations.count();
		expect(await run()).toBe(true);
		expect(await workspace.db.mutations.count()).toBe(before);
	}
);

test('a link that fails again and again leaves it to the browser to call again', async () => {
	way.ofBytes = { kind: 'offline' };
	expect(await run()).toBe(false);
	expect(await documentsHeld()).toBe(0);
});

test('a server that wants to be left alone is left alone', async () => {
	way.ofTexts = { kind: 'busy', retryAfter: 60 };
	expect(await run()).toBe(false);
	expect(way.asked).toBe(1);
});
