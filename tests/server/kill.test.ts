import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApplicationId, type ClientId, isId } from '../../src/lib/domain/ids.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import type { DeclaredDocument, Mutation } from '../../src/lib/domain/wire/mutation.ts';
import { PROTOCOL } from '../../src/lib/domain/wire/protocol.ts';
import { appendHeaders, appendTo, rpcTo, type SignedIn } from './product-client.ts';
import { pdfOf } from './pdf.ts';
import { signUp } from './sign-up.ts';
import { spawnProduct } from './spawn-product.ts';
import { declare, edit, newId, says } from './sync-device.ts';

const KILLS = 12;
const SEED = 20_260_305;

/** The server as a process that is killed again and again. */
class KilledServer {
	kills = 0;
	readonly #folder: string;
	readonly #lives: number[];
	#process: ChildProcess | undefined;
	#origin = '';

	constructor(folder: string, lives: number[]) {
		this.#folder = folder;
		this.#lives = lives;
	}

	/** Asks until there is an answer, however often the server dies over it. */
	async ask<Answer>(request: (origin: string) => Promise<Answer>): Promise<Answer> {
		for (;;) {
			if (!this.#process) await this.#start();
			const answer = await request(this.#origin).catch(() => undefined);
			if (answer) return answer;
		}
	}

	async stop(): Promise<void> {
		this.#lives.length = 0;
		const running = this.#process;
		if (running?.kill('SIGKILL')) await once(running, 'exit');
	}

	async #start(): Promise<void> {
		const script = new URL('./product-process.ts', import.meta.url);
		const { process: running, origin } = spawnProduct(script, this.#folder);
		this.#origin = await origin;
		this.#process = running;
		running.once('exit', () => (this.#process = undefined));
		void this.#killLater(running);
	}

	async #killLater(running: ChildProcess): Promise<void> {
		const life = this.#lives.shift();
		if (life === undefined) return;
		await setTimeout(life);
		if (running.kill('SIGKILL')) this.kills++;
	}
}

/** A device that never stops: it repeats what was not answered, as it was. */
class StubbornDevice {
	readonly numbers = new Map<ApplicationId, string>();
	readonly held: DeclaredDocument[] = [];
	readonly #server: KilledServer;
	readonly #who: SignedIn;
	readonly #client = newId<ClientId>();
	#acknowledged = 0;

	constructor(server: KilledServer, who: SignedIn) {
		this.#server = server;
		this.#who = who;
	}

	/** Writes an application, sends it, and uploads its documents. */
	async apply(): Promise<void> {
		const id = newId<ApplicationId>();
		const contents = [pdfOf(400_000), pdfOf(50_000)] as const;
		const documents = [declare(contents[0]), declare(contents[1], 'residence')] as const;
		await this.#tell(says.save(id, edit('notes', '', id)), says.attach(id, documents[0]));
		await this.#upload(documents[0], contents[0]);
		const [sent] = await this.#tell(says.submit(id, [...documents]));
		this.numbers.set(id, (sent!.outcome as { number: string }).number);
		await this.#upload(documents[1], contents[1]);
	}

	/** Everything the server has of this person's, as a new device is told it. */
	async readAll() {
		const applications: Extract<ExchangeAnswer, { kind: 'exchanged' }>['changes']['applications'] =
			[];
		const documents = new Map<string, string>();
		const client = newId<ClientId>();
		for (let cursor = 0, more = true; more;) {
			const answer = await this.#exchange({
				...this.#request([]),
				client,
				acknowledged: 0,
				cursor
			});
			applications.push(...answer.changes.applications);
			for (const document of answer.changes.documents) {
				documents.set(document.id, 'removed' in document ? 'removed' : document.state);
			}
			({ cursor, more } = answer);
		}
		return { applications, documents };
	}

	async #tell(...mutations: Mutation[]) {
		const request = this.#request(mutations);
		const { results, lastSeq } = await this.#exchange(request);
		expect(results.map(({ outcome }) => outcome.ok)).toEqual(mutations.map(() => true));
		this.#acknowledged = lastSeq;
		return results;
	}

	#request(mutations: Mutation[]): ExchangeRequest {
		const { person } = this.#who;
		const first = this.#acknowledged + 1;
		const numbered = mutations.map((mutation, index) => ({ ...mutation, seq: first + index }));
		const place = { client: this.#client, acknowledged: this.#acknowledged, cursor: 0 };
		return { protocol: PROTOCOL, person, ...place, mutations: numbered };
	}

	async #exchange(request: ExchangeRequest) {
		const { cookie } = this.#who;
		const answer = await this.#server.ask((origin) =>
			rpcTo(origin, { cookie }).sync.exchange.mutate(request)
		);
		if (answer.kind !== 'exchanged') throw new Error(`The server answered ${answer.kind}`);
		return answer;
	}

	async #upload(document: DeclaredDocument, bytes: Uint8Array): Promise<void> {
		for (let held = 0, state = ''; state !== 'held';) {
			const piece = bytes.slice(held, held + 150_000);
			const answer = await this.#server.ask((origin) =>
				appendTo(origin, appendHeaders(this.#who, document.id, held), piece)
			);
			expect(['receiving', 'wrongOffset', 'held']).toContain(answer.kind);
			expect(answer.held).toBeGreaterThanOrEqual(held);
			({ held, kind: state } = answer);
		}
		this.held.push(document);
	}
}

describe('a server killed at any moment', () => {
	let folder: string;
	let server: KilledServer;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
		const lives = fc.array(fc.integer({ min: 5, max: 2000 }), {
			minLength: KILLS,
			maxLength: KILLS
		});
		server = new KilledServer(folder, fc.sample(lives, { seed: SEED, numRuns: 1 })[0]!);
	});
	afterEach(async () => {
		await server.stop();
		await rm(folder, { recursive: true });
	});

	it('loses nothing it has acknowledged and does nothing twice', async () => {
		const device = new StubbornDevice(server, await signUp(folder));
		while (server.kills < KILLS) await device.apply();
		const { applications, documents } = await device.readAll();
		const numbers = applications.map((record) => ('removed' in record ? null : record.number));
		expect(new Set(numbers).size).toBe(device.numbers.size);
		expect(applications).toHaveLength(device.numbers.size);
		for (const record of applications) {
			if ('removed' in record) throw new Error('an application is gone');
			expect(record.number).toBe(device.numbers.get(record.id));
			expect(record.history).toHaveLength(1);
		}
		for (const { id } of device.held) expect(documents.get(id)).toBe('held');
		expect(documents.size).toBe(2 * device.numbers.size);
		const files = await readdir(join(folder, 'documents'), { recursive: true });
		const whole = files.map((path) => basename(path)).filter((name) => isId(name));
		// What a kill left half written goes by the sweep, an hour later.
		expect(new Set(whole)).toEqual(new Set(documents.keys()));
	}, 180_000);
});
