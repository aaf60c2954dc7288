import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { changeAndTell } from '../../src/lib/server/changes/change-and-tell.ts';
import { nextRevision } from '../../src/lib/server/store/persons.ts';
import { asking } from './asking.ts';
import { OpenPage } from './open-page.ts';
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

const openPage = (who: Pick<SignedIn, 'cookie'>) => OpenPage.of(product.origin, who);

const raise = () =>
	changeAndTell(product.runtime, (trx) => nextRevision(trx, aysel.person)).then(() => undefined);

it('an open page hears how far its data has come, and of every change once it is committed', async () => {
	const page = await openPage(aysel);
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
	const page = await openPage(aysel);
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
	const page = await openPage({ cookie: '' });
	await expect(page.revision()).rejects.toThrow();
});

it('a page is told no more once its session is ended from another device', async () => {
	const page = await openPage(aysel);
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
		const page = await openPage(aysel);
		await page.revision();
		pages.push(page);
	}
	const refused = await openPage(aysel);
	await expect(refused.revision()).rejects.toThrow();
	for (const page of pages) await page.leave();
});

it('a server that stops ends what pages listen to, and they are not in its way', async () => {
	const page = await openPage(aysel);
	await page.revision();
	await product.runtime.changes.close();
	expect(await page.next()).toMatchObject({ event: 'return' });
	expect(await page.next()).toBeNull();
});
