import { inTransaction } from '../../../src/lib/server/database/in-transaction.ts';
import { signIn, type SignedIn } from '../../server/product-client.ts';
import { startProduct } from '../../server/product-server.ts';
import { fillStore } from './fill-store.ts';
import { type Usage, usageOfThis } from './pinned.ts';

/** Where the server is and who can use it. */
export interface Readiness {
	origin: string;
	people: SignedIn[];
}

export type Question = { people: number } | { stored: number } | { usage: true };

/* The product's server as a process of its own, told by messages what to prepare. */

const product = await startProduct(process.argv[2]!, { LIMIT_CALLS: '0' });
let stored = 0;

process.on('message', (question: Question) => {
	void answer(question).then((message) => process.send?.(message));
});
process.on('disconnect', () => process.exit());

async function answer(question: Question): Promise<Readiness | Usage> {
	if ('people' in question) return { origin: product.origin, people: await admit(question.people) };
	if ('stored' in question) {
		await fillStore(product.runtime, { from: stored, to: question.stored });
		stored = question.stored;
	}
	return usageOfThis();
}

async function admit(count: number): Promise<SignedIn[]> {
	const { runtime } = product;
	return inTransaction(runtime.db, async (trx) => {
		const people: SignedIn[] = [];
		while (people.length < count) people.push(await signIn({ ...runtime, db: trx }));
		return people;
	});
}
