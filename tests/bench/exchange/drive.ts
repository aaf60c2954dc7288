import { type ClientId, makeId } from '../../../src/lib/domain/ids.ts';
import { PROTOCOL } from '../../../src/lib/domain/wire/protocol.ts';
import { rpcTo, type SignedIn } from '../../server/product-client.ts';
import { submission } from './submission.ts';

/** How a server did under so many clients. Times are milliseconds. */
export interface Driven {
	perSecond: number;
	p50: number;
	p99: number;
	count: number;
}

/** One client, which sends one thing after the other. */
export interface Sender {
	/** Opens its connection. */
	greet(): Promise<void>;
	/** Sends its next thing and takes in the answer. */
	send(): Promise<void>;
}

const random = (target: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(target);

/** Lets every sender send for so many milliseconds, each its next thing when its last is answered. */
export async function drive(senders: readonly Sender[], milliseconds: number): Promise<Driven> {
	// Node takes one new connection between two rounds of work: whoever came later would hardly get a turn.
	await Promise.all(senders.map((sender) => sender.greet()));
	const times: number[] = [];
	const began = performance.now();
	await Promise.all(
		senders.map(async (sender) => {
			for (let at = performance.now(); at < began + milliseconds;) {
				await untilAnswered(() => sender.send());
				times.push(performance.now() - at);
				at = performance.now();
			}
		})
	);
	const seconds = (performance.now() - began) / 1000;
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
	return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), count: times.length };
}

/** A connection that was closed as it was used again is no failure: devices ask again, and so does every client here. */
async function untilAnswered(send: () => Promise<void>): Promise<void> {
	for (;;) {
		try {
			await send();
			return;
		} catch (error) {
			if (!/fetch failed/.test(String(error))) throw error;
		}
	}
}

/** About as many as anybody has under way at a time; more, and the product says that it is enough for now. */
const APPLICATIONS_EACH = 15;

/** One device of the product's, which sends new applications and takes in the answers: a few for each of its people. */
export function deviceOf(origin: string, nextPerson: () => SignedIn): Sender {
	let person = openDevice(origin, nextPerson());
	return {
		async greet() {
			await person.rpc.session.current.query();
		},
		async send() {
			if (person.sent >= APPLICATIONS_EACH) person = openDevice(origin, nextPerson());
			const { rpc, head, sent, cursor, next } = person;
			const mutations = [{ ...next, seq: sent + 1 }];
			const told = { ...head, acknowledged: sent, cursor, mutations };
			const answer = await rpc.sync.exchange.mutate(told);
			if (answer.kind !== 'exchanged') throw new Error(`The server answered ${answer.kind}`);
			const [result] = answer.results;
			if (!result?.outcome.ok) throw new Error(`It was refused: ${JSON.stringify(result)}`);
			Object.assign(person, { cursor: answer.cursor, sent: sent + 1, next: submission(random) });
		}
	};
}

function openDevice(origin: string, { person, cookie }: SignedIn) {
	const head = { protocol: PROTOCOL, person, client: makeId<ClientId>(Date.now, random) };
	return { rpc: rpcTo(origin, { cookie }), head, sent: 0, cursor: 0, next: submission(random) };
}

/** A client of pouchdb-server's that stores the same as one document each. */
export function pouchClient(database: string): Sender {
	const headers = { 'content-type': 'application/json' };
	return {
		async greet() {
			await (await fetch(database)).arrayBuffer();
		},
		async send() {
			const { applicationId: _id, ...application } = submission(random);
			const body = JSON.stringify({ docs: [{ _id, ...application }] });
			const answer = await fetch(`${database}/_bulk_docs`, { method: 'POST', headers, body });
			if (!answer.ok) throw new Error(`pouchdb-server answered ${answer.status}`);
			await answer.arrayBuffer();
		}
	};
}
