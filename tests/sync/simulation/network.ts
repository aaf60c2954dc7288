import type { PersonId } from '../../../src/lib/domain/ids.ts';
import type { AppendAnswer } from '../../../src/lib/domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../../src/lib/domain/wire/exchange.ts';
import type { AppendRun, LinkFault, Transport } from '../../../src/lib/sync/transport.ts';
import { clockwork } from './clockwork.ts';
import { Crash } from './crashing-database.ts';
import type { Fate } from './plan.ts';
import type { SimulatedServer } from './server.ts';
import { streamOf } from './stream.ts';
import type { Witness } from './witness.ts';

const REQUEST_TIMEOUT = 30_000;
const USUAL_DELAY = 40;

/** One device's way to the server, with what happens on it. */
export interface Link {
	name: string;
	/** Whose session the device's cookie is; null when there is none or it has ended. */
	session: () => PersonId | null;
	/** Whether the device is locked: then nothing may come from it. */
	isLocked: () => boolean;
	fate: () => Fate;
	note: (what: string) => void;
}

/** What the tab itself has to do with a request: a killed one never hears. */
export interface Caller {
	isAlive: () => boolean;
	kill: () => void;
}

export class Network {
	#server: SimulatedServer;
	#witness: Witness;
	/** By the asking tab's name, how often in a row everybody's asking has come to nothing since. */
	#idle = new Map<string, number>();

	constructor(server: SimulatedServer, witness: Witness) {
		this.#server = server;
		this.#witness = witness;
	}

	/** Whether each of these has asked twice since anything happened at all, and was told nothing: a minute apart. */
	isIdle(names: readonly string[]): boolean {
		return names.every((name) => (this.#idle.get(name) ?? 0) >= 2);
	}

	stir(): void {
		this.#idle.clear();
	}

	#noteIdle(name: string, answer: unknown): void {
		const isNothing = (answer as { kind?: unknown }).kind === 'unchanged';
		if (isNothing) this.#idle.set(name, (this.#idle.get(name) ?? 0) + 1);
		else this.stir();
	}

	/** The product's own idea of a link, over this network. */
	transport(link: Link, caller: Caller): Transport {
		return {
			exchange: (request) =>
				this.#carry<ExchangeAnswer>(link, caller, (fate) => this.#exchange(link, request, fate)),
			append: (run, stop) =>
				Promise.race([
					this.#carry<AppendAnswer>(link, caller, (fate) => this.#append(link, run, fate)),
					stopped(stop, caller)
				])
		};
	}

	async #carry<Answer>(
		link: Link,
		caller: Caller,
		send: (fate: Fate) => Promise<Answer | LinkFault | 'nothing'>
	): Promise<Answer | LinkFault> {
		if (caller.isAlive() && link.isLocked()) this.#witness.leaked(link.name);
		const fate = link.fate();
		const answer = caller.isAlive()
			? await withinTimeout(roundTrip(fate, () => send(fate)))
			: NEVER;
		if (answer === NEVER || !caller.isAlive()) return new Promise(() => undefined);
		this.#noteIdle(link.name, answer);
		if (fate.kill !== undefined) clockwork.afterMoves(fate.kill, caller.kill);
		return JSON.parse(JSON.stringify(answer)) as Answer | LinkFault;
	}

	async #exchange(
		link: Link,
		request: ExchangeRequest,
		fate: Fate
	): Promise<ExchangeAnswer | LinkFault | 'nothing'> {
		const text = JSON.stringify(request);
		const ask = async () => {
			const asker = link.session();
			if (!asker) return SIGNED_OUT;
			const body = JSON.parse(text) as ExchangeRequest;
			if (fate.crash !== undefined) this.#server.crashAt(fate.crash);
			const answer = await this.#atServer(link, () => this.#server.exchange(asker, body));
			link.note(`${link.name} ${told(body)} → ${heard(answer)}`);
			if (answer !== 'nothing') this.#witness.exchanged(asker, body, answer);
			return answer;
		};
		if (fate.again !== undefined) clockwork.after(fate.again, () => void ask());
		return ask();
	}

	async #append(
		link: Link,
		run: AppendRun,
		fate: Fate
	): Promise<AppendAnswer | LinkFault | 'nothing'> {
		if (fate.buffered && fate.cut !== undefined && run.bytes.length > 0) return 'nothing';
		const ask = async (body: ReadableStream<Uint8Array> | null) => {
			const asker = link.session();
			if (!asker) return SIGNED_OUT;
			if (asker !== run.person) return 'nothing';
			const { document, offset, bytes } = run;
			const { length } = bytes;
			if (fate.crash !== undefined) this.#server.crashAt(fate.crash);
			const answer = await this.#atServer(link, () =>
				this.#server.append({ owner: asker, document, offset, body })
			);
			link.note(
				`${link.name} append ${offset}+${length} of ${document} → ${JSON.stringify(answer)}`
			);
			if (answer !== 'nothing') this.#witness.appended(asker, document, answer);
			return answer;
		};
		if (fate.again !== undefined) {
			clockwork.after(fate.again, () => void ask(bodyOf(run.bytes, {})));
		}
		if (run.bytes.length === 0) return ask(null);
		if (fate.garble) this.#witness.garbled(run.document);
		return ask(bodyOf(fate.garble ? spoiled(run.bytes) : run.bytes, fate));
	}

	/** What the server answers; nothing when it goes down or the request's body breaks off. */
	async #atServer<Answer>(link: Link, ask: () => Promise<Answer>): Promise<Answer | 'nothing'> {
		try {
			return await ask();
		} catch (error) {
			if (error instanceof Crash) link.note('the server was killed');
			else if (!(error instanceof Cut)) this.#witness.faulted(error);
			return 'nothing';
		} finally {
			this.#witness.look();
		}
	}
}

const SIGNED_OUT: LinkFault = { kind: 'signedOut' };
const OFFLINE: LinkFault = { kind: 'offline' };
const NEVER = 'never';

/** The way there and back with what it does to them; the inner work is what happens at the server. */
async function roundTrip<Answer>(
	fate: Fate,
	send: () => Promise<Answer | 'nothing'>
): Promise<Answer | LinkFault | typeof NEVER> {
	await clockwork.sleep(fate.up ?? USUAL_DELAY);
	const atOnce = faultOnTheWay(fate);
	if (atOnce) return atOnce;
	if (fate.lose === 'up') return fate.silent ? NEVER : OFFLINE;
	const answer = fate.stall === undefined ? await send() : await firstOf(send(), fate);
	if (answer === 'nothing') return OFFLINE;
	await clockwork.sleep(fate.down ?? USUAL_DELAY);
	if (fate.lose === 'down') return fate.silent ? NEVER : OFFLINE;
	return answer;
}

/** The device notices the cut at once; the server goes on waiting for the rest of the body. */
async function firstOf<Answer>(
	answer: Promise<Answer>,
	{ stall }: Fate
): Promise<Answer | LinkFault> {
	const noticed = clockwork.sleep(Math.min(stall ?? 0, 500)).then(() => OFFLINE);
	return Promise.race([answer, noticed]);
}

function faultOnTheWay(fate: Fate): LinkFault | null {
	if (fate.garbage) return OFFLINE;
	if (fate.busy !== undefined) return { kind: 'busy', retryAfter: fate.busy };
	if (fate.tooLarge) return { kind: 'tooLarge' };
	return null;
}

/** The device lets go of the request at once; the server may go on hearing it. */
function stopped(stop: AbortSignal | undefined, caller: Caller): Promise<LinkFault> {
	return new Promise((resolve) => {
		stop?.addEventListener('abort', () => caller.isAlive() && resolve(OFFLINE));
	});
}

function withinTimeout<Answer>(
	answer: Promise<Answer | typeof NEVER>
): Promise<Answer | LinkFault | typeof NEVER> {
	return new Promise((resolve, reject) => {
		const stop = clockwork.after(REQUEST_TIMEOUT, () => resolve(OFFLINE));
		answer.then((value) => {
			if (value === NEVER) return;
			stop();
			resolve(value);
		}, reject);
	});
}

function spoiled(bytes: Uint8Array): Uint8Array {
	return bytes.with(bytes.length - 1, bytes.at(-1)! ^ 1);
}

class Cut extends Error {}

/** A body as it comes in: in two pieces around the cut, then the rest late, or never. */
function bodyOf(bytes: Uint8Array, { cut, stall, then }: Fate): ReadableStream<Uint8Array> {
	const at = Math.round(bytes.length * (cut ?? 0.5));
	async function* pieces() {
		if (at > 0) yield bytes.slice(0, at);
		await clockwork.sleep(stall ?? 1);
		if (cut !== undefined && then !== 'rest') throw new Cut();
		if (at < bytes.length) yield bytes.slice(at);
	}
	return streamOf(pieces());
}

function told({ client, acknowledged, cursor, mutations }: ExchangeRequest): string {
	const list = mutations.map((mutation) => `${mutation.seq} ${mutation.kind}`).join(', ');
	return `exchange ${client.slice(-4)} ack ${acknowledged} cursor ${cursor} [${list}]`;
}

function heard(answer: ExchangeAnswer | 'nothing'): string {
	if (answer === 'nothing' || answer.kind !== 'exchanged') return JSON.stringify(answer);
	const outcomes = answer.results.map(({ seq, outcome }) => `${seq} ${JSON.stringify(outcome)}`);
	const rows = [...answer.changes.applications, ...answer.changes.documents].map(
		(row) => `${row.id.slice(-4)}@${row.revision}${'removed' in row ? ' removed' : ''}`
	);
	return `${answer.lastSeq} [${outcomes.join()}] [${rows.join()}] cursor ${answer.cursor}`;
}
