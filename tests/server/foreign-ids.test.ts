import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../src/lib/domain/wire/protocol.ts';
import type { Role } from '../../src/lib/domain/people/role.ts';
import { type Belongings, type Sample, SAMPLES } from './foreign-samples.ts';
import { enterAll, madeUp, ROLES, withoutIds } from './foreign-scene.ts';
import { listProcedures } from './procedures.ts';
import { rpcTo, signIn, type SignedIn } from './product-client.ts';
import { type ProductServer, startProduct } from './product-server.ts';
import { pdfOf } from './pdf.ts';
import { declare, edit, says } from './sync-device.ts';

/** Ends the session it is asked with, and takes no id. */
const ENDS_THE_ASKER = 'session.signOut';
const procedures = listProcedures().filter(({ type }) => type !== 'subscription');
const asked = procedures.filter(({ path }) => path !== ENDS_THE_ASKER);

let folder: string;
let product: ProductServer;
let aysel: SignedIn & { ids: Belongings };
let askers: Record<Role, SignedIn>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	product = await startProduct(folder);
	aysel = await settle();
	askers = await enterAll(product);
}, 60_000);
afterAll(async () => {
	await product.close();
	await rm(folder, { recursive: true });
});

/** Aysel with a draft nobody else may know of, one of whose documents has not come yet. */
async function settle(): Promise<SignedIn & { ids: Belongings }> {
	const signedIn = await signIn(product.runtime);
	const document = declare(pdfOf(1000));
	const ids = { ...madeUp(), document: document.id, person: signedIn.person };
	const tell = [
		says.save(ids.application, edit('house', '', '12')),
		says.attach(ids.application, document)
	];
	const rpc = rpcTo(product.origin, { cookie: signedIn.cookie });
	await rpc.sync.exchange.mutate({
		...{ protocol: PROTOCOL, person: signedIn.person, client: ids.client },
		...{ acknowledged: 0, cursor: 0 },
		mutations: tell.map((mutation, index) => ({ ...mutation, seq: index + 1 }))
	});
	const [device] = await rpc.session.list.query();
	return { ...signedIn, ids: { ...ids, session: device?.id ?? '' } };
}

async function answersTo(path: string, asker: SignedIn, ids: Belongings): Promise<unknown[]> {
	const samples = SAMPLES[path]?.(asker, ids) ?? [];
	const answers: unknown[] = [];
	for (const sample of samples) {
		const response = await ask(path, asker, sample);
		answers.push([response.status, withoutIds(await response.text(), ids)]);
	}
	return answers;
}

function ask(
	path: string,
	{ cookie }: SignedIn,
	{ input, headers: told }: Sample
): Promise<Response> {
	const url = new URL(`${product.origin}/trpc/${path}`);
	const isQuery = procedures.find((listed) => listed.path === path)?.type === 'query';
	if (isQuery && input !== undefined) url.searchParams.set('input', JSON.stringify(input));
	if (isQuery) return fetch(url, { headers: { ...told, cookie } });
	if (told) return fetch(url, { method: 'POST', headers: { ...told, cookie } });
	const headers = { cookie, 'content-type': 'application/json' };
	return fetch(url, { method: 'POST', headers, body: JSON.stringify(input ?? null) });
}

/** Everything the server keeps of hers. */
async function kept(): Promise<unknown> {
	const { db } = product.runtime;
	const { person } = aysel;
	const of = (table: 'application' | 'document' | 'client') =>
		db.selectFrom(table).selectAll().where('person_id', '=', person).execute();
	return [await of('application'), await of('document'), await of('client')];
}

it.each(procedures)('$path has a sample of what names an id', ({ path }) => {
	expect(Object.keys(SAMPLES).concat(ENDS_THE_ASKER)).toContain(path);
});

describe.each(ROLES)('to an %s', (role) => {
	it.each(asked)('$path answers another’s id as one that does not exist', async ({ path }) => {
		const before = await kept();
		const answers = await answersTo(path, askers[role], aysel.ids);
		expect(answers).toEqual(await answersTo(path, askers[role], madeUp()));
		expect(answers).not.toEqual([]);
		expect(await kept()).toEqual(before);
	});
});

it('to herself they are not the same, so that the comparison can fail', async () => {
	const answers = await answersTo('document.append', aysel, aysel.ids);
	expect(answers).not.toEqual(await answersTo('document.append', aysel, madeUp()));
});

it('she is still signed in', async () => {
	const session = rpcTo(product.origin, { cookie: aysel.cookie }).session;
	expect(await session.current.query()).toMatchObject({ person: { id: aysel.person } });
});
