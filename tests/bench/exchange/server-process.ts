import { exchange } from '../../../src/lib/server/sync/exchange.ts';
import { type ClientId, makeId } from '../../../src/lib/domain/ids.ts';
import { signIn, type SignedIn } from '../../server/product-client.ts';
import { startProduct } from '../../server/product-server.ts';
import { draftMutation } from './draft-mutation.ts';

/** Where the server is and who can use it. */
export interface Readiness {
	origin: string;
	people: SignedIn[];
}

export interface Usage {
	/** Bytes. */
	rss: number;
}

/* The product's server as a process of its own, told by messages what to prepare. */

const product = await startProduct(process.argv[2]!);
let stored = 0;

type Question = { ask: 'usage' | { people: number } | { stored: number } };

process.on('message', ({ ask }: Question) => {
	void answer(ask).then((message) => process.send?.(message));
});
process.on('disconnect', () => process.exit());

async function answer(ask: Question['ask']): Promise<Readiness | Usage> {
	if (ask === 'usage') return process.memoryUsage();
	if ('stored' in ask) {
		await fill(ask.stored);
		return process.memoryUsage();
	}
	const people: SignedIn[] = [];
	for (let count = 0; count < ask.people; count++) people.push(await signIn(product.runtime));
	return { origin: product.origin, people };
}

/** Applications of somebody else, so that the whole table is large and no one's own part of it is. */
async function fill(upTo: number): Promise<void> {
	const { runtime } = product;
	const { person } = await signIn(runtime);
	const client = makeId<ClientId>(runtime.clock, runtime.random);
	for (let seq = 1; stored < upTo;) {
		const mutations = [];
		for (const first = seq; seq < first + 100; seq++, stored++)
			mutations.push({ ...draftMutation(runtime.random), seq });
		const head = { protocol: 1, person, device: '', client, cursor: 0 };
		await exchange(
			runtime,
			{ personId: person, device: '' },
			{ ...head, acknowledged: seq - 101, mutations }
		);
	}
}
