import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { isSpoken, PROTOCOL } from '../../src/lib/domain/wire/protocol.ts';
import { asking } from './asking.ts';
import { pdfOf } from './pdf.ts';
import { deviceTo, rpcTo, type SignedIn } from './product-client.ts';
import { signUp } from './sign-up.ts';
import { declare, edit, newId, says } from './sync-device.ts';

/* The device is of this build; the servers are later ones: the same product but for the version it speaks. */

class LaterServer {
	readonly who: SignedIn;
	readonly origin: string;
	readonly #process: ChildProcess;
	readonly #folder: string;

	private constructor(
		running: ChildProcess,
		at: { folder: string; origin: string; who: SignedIn }
	) {
		this.#process = running;
		this.#folder = at.folder;
		this.origin = at.origin;
		this.who = at.who;
	}

	static async start(by: number): Promise<LaterServer> {
		const folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
		const who = await signUp(folder);
		const script = new URL('./ahead-process.ts', import.meta.url).pathname;
		const running = spawn(process.execPath, [script, folder, String(by)], {
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const lines = createInterface({ input: running.stdout });
		const [origin] = (await once(lines, 'line')) as [string];
		return new LaterServer(running, { folder, origin, who });
	}

	async end(): Promise<void> {
		const ended = once(this.#process, 'exit');
		this.#process.kill('SIGKILL');
		await ended;
		await rm(this.#folder, { recursive: true });
	}
}

let next: LaterServer;
let afterNext: LaterServer;
beforeAll(async () => {
	[next, afterNext] = await Promise.all([LaterServer.start(1), LaterServer.start(2)]);
}, 60_000);
afterAll(() => Promise.all([next.end(), afterNext.end()]));

test('a server of the next protocol takes what a device of this one tells, and its documents', async () => {
	const device = deviceTo(() => next.origin, next.who);
	const id = newId<ApplicationId>();
	const bytes = [pdfOf(3000), pdfOf(4000)] as const;
	const documents = [declare(bytes[0]), declare(bytes[1], 'residence')];
	expect(await device.tell(says.save(id, edit('notes', '', 'a')))).toEqual({ ok: true });
	expect(await device.tell(says.submit(id, documents))).toMatchObject({ ok: true });
	for (const [index, document] of documents.entries())
		expect(await device.append(document.id, 0, bytes[index]!)).toMatchObject({ kind: 'held' });
	expect((await device.read(id))?.number).toMatch(/^\d\d-/);
});

test('one two protocols on tells it to update and writes nothing of what came', async () => {
	const { exchange } = rpcTo(afterNext.origin, { cookie: afterNext.who.cookie }).sync;
	const told = asking(afterNext.who, says.save(newId(), edit('notes', '', 'a')));
	expect(await exchange.mutate(told)).toEqual({ kind: 'outdated' });
	const ofItsOwn = { ...asking(afterNext.who), protocol: PROTOCOL + 2 };
	expect(await exchange.mutate(ofItsOwn)).toMatchObject({ kind: 'unchanged' });
});

test.each([
	[3, 3, true],
	[2, 3, true],
	[1, 3, false],
	[4, 3, false],
	[1, 1, true],
	[0, 1, false]
])('version %i, asked of a server whose own is %i: %s', (version, own, expected) => {
	expect(isSpoken(version, own)).toBe(expected);
});
