import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { changeAndTell } from '../../src/lib/server/changes/change-and-tell.ts';
import { nextRevision } from '../../src/lib/server/store/persons.ts';
import { asking } from './asking.ts';
import { rpcTo, signIn, type SignedIn } from './product-client.ts';
import { type ProductServer, startProduct } from './product-server.ts';
import { edit, newId, says } from './sync-device.ts';

let folder: string;
let product: ProductServer;
let aysel: SignedIn;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	product = await startProduct(folder);
	aysel = await signIn(product.runtime);
});
afterEach(async () => {
	await product.close();
	await rm(folder, { recursive: true });
});

/** An open page: the events it is told, as they come. */
class OpenPage {
	readonly #text: AsyncIterator<string>;
	#rest = '';

	private constructor(answer: Response) {
		this.#text = answer.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
	}

	static async of({ cookie }: Pick<SignedIn, 'cookie'>): Promise<OpenPage> {
		const url = `${product.origin}/trpc/sync.revisions`;
		return new OpenPage(await fetch(url, { headers: { cookie, accept: 'text/event-stream' } }));
	}

	/** The next event as its name and what it says; null when the server has ended it. */
	async next(): Promise<{ event: string; data: unknown } | null> {
		while (!this.#rest.includes('\n\n')) {
			const chunk = await this.#text.next();
			if (chunk.done) return null;
			this.#rest += chunk.value;
		}
		const end = this.#rest.indexOf('\n\n');
		const lines = this.#rest.slice(0, end).split('\n');
		this.#rest = this.#rest.slice(end).replace(/^\n+/, '');
		const read = (name: string) =>
			lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
		return { event: read('event') ?? 'message', data: JSON.parse(read('data') || 'null') };
	}

	/** The next revision told. */
	async revision(): Promise<number> {
		for (;;) {
			const told = await this.next();
			if (!told) throw new Error('The server has ended it');
			if (told.event === 'message') return (told.data as { revision: number }).revision;
		}
	}

	async leave(): Promise<void> {
		await this.#text.return?.();
	}
}

const raise = () =>
	changeAndTell(product.runtime, (trx) => nextRevision(trx, aysel.person)).then(() => undefined);

it('an open page hears how far its data has come, and of every change once it is committed', async () => {
	const page = await OpenPage.of(aysel);
	expect(await page.revision()).toBe(0);
	await raise();
	expect(await page.revision()).toBe(1);
	await rpcTo(product.origin, { cookie: aysel.cookie }).sync.exchange.mutate(
		asking(aysel, says.save(newId<ApplicationId>(), edit('house', '', '12')))
	);
	expect(await page.revision()).toBe(2);
	await page.leave();
});

it('nothing is told of a change that was taken back, nor of one of somebody else', async () => {
	const orxan = await signIn(product.runtime);
	const page = await OpenPage.of(aysel);
	await page.revision();
	await changeAndTell(product.runtime, async (trx) => {
		await nextRevision(trx, aysel.person);
		throw new Error('taken back');
	}).catch(() => undefined);
	await changeAndTell(product.runtime, (trx) => nextRevision(trx, orxan.person));
	await raise();
	expect(await page.revision()).toBe(1);
	await page.leave();
});

it('somebody who is not signed in is told nothing', async () => {
	const page = await OpenPage.of({ cookie: '' });
	await expect(page.revision()).rejects.toThrow();
});

it('a page is told no more once its session is ended from another device', async () => {
	const page = await OpenPage.of(aysel);
	await page.revision();
	await rpcTo(product.origin, { cookie: aysel.cookie }).session.revoke.mutate({ all: true });
	const last = await page.next();
	expect(last).toMatchObject({
		event: 'serialized-error',
		data: { data: { code: 'UNAUTHORIZED' } }
	});
	await raise();
	expect(await page.next()).toBeNull();
});

it('one person holds so many lines open and no more', async () => {
	const pages: OpenPage[] = [];
	for (let open = 0; open < 12; open++) {
		const page = await OpenPage.of(aysel);
		await page.revision();
		pages.push(page);
	}
	const refused = await OpenPage.of(aysel);
	await expect(refused.revision()).rejects.toThrow();
	for (const page of pages) await page.leave();
});

it('a server that stops ends what pages listen to, and they are not in its way', async () => {
	const page = await OpenPage.of(aysel);
	await page.revision();
	await product.runtime.changes.close();
	expect(await page.next()).toMatchObject({ event: 'return' });
	expect(await page.next()).toBeNull();
});
