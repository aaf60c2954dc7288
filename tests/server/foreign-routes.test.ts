import { globSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/lib/domain/people/role.ts';
import type { Belongings } from './foreign-samples.ts';
import { enterAll, madeUp, ROLES, withoutIds } from './foreign-scene.ts';
import { deviceTo, signIn, type SignedIn } from './product-client.ts';
import { type ProductServer, startProduct } from './product-server.ts';
import { pdfOf } from './pdf.ts';
import { ROUTE_SAMPLES } from './route-samples.ts';
import { askRoute, listServerRoutes, ROUTES_DIR } from './server-routes.ts';
import { declare, edit, says, type TestDevice } from './sync-device.ts';
import { addAddresses } from './sync-server.ts';

const routes = listServerRoutes();

let folder: string;
let product: ProductServer;
let aysel: SignedIn;
/** Hers, both with documents that are all here: a draft, and an application that was sent. */
let draft: Belongings;
let sent: Belongings;
let askers: Record<Role, SignedIn>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	product = await startProduct(folder);
	await addAddresses(product.runtime.db);
	aysel = await signIn(product.runtime);
	const phone = deviceTo(() => product.origin, aysel);
	draft = await begin(phone);
	sent = await send(phone);
	askers = await enterAll(product);
}, 60_000);
afterAll(async () => {
	await product.close();
	await rm(folder, { recursive: true });
});

async function begin(phone: TestDevice): Promise<Belongings> {
	const bytes = pdfOf(2000);
	const document = declare(bytes);
	const ids = { ...madeUp(), document: document.id };
	await phone.exchange(
		says.save(ids.application, edit('house', '', '12')),
		says.attach(ids.application, document)
	);
	expect(await phone.append(document.id, 0, bytes)).toMatchObject({ kind: 'held' });
	return ids;
}

async function send(phone: TestDevice): Promise<Belongings> {
	const files = [pdfOf(2000), pdfOf(3000)];
	const [ownership, residence] = [declare(files[0]!), declare(files[1]!, 'residence')];
	const ids = { ...madeUp(), document: ownership.id };
	await phone.tell(says.submit(ids.application, [ownership, residence]));
	await phone.append(ownership.id, 0, files[0]!);
	await phone.append(residence.id, 0, files[1]!);
	return ids;
}

async function answersTo(route: string, { cookie }: SignedIn, ids: Belongings): Promise<unknown[]> {
	const answers: unknown[] = [];
	for (const sample of ROUTE_SAMPLES[route]?.(ids) ?? []) {
		const answer = await askRoute(product.runtime, { route, sample, cookie });
		const { 'content-type': type, 'content-disposition': name } = Object.fromEntries(
			answer.headers
		);
		// The sandbox's page of messages names hers, whatever is asked.
		const text = withoutIds(withoutIds(await answer.text(), ids), sent);
		answers.push([answer.status, type, name, text]);
	}
	return answers;
}

it.each(routes)('%s has a sample of what names an id', (route) => {
	expect(ROUTE_SAMPLES[route]?.(madeUp())).not.toHaveLength(0);
	expect(Object.keys(ROUTE_SAMPLES)).toContain(route);
});

describe.each(ROLES)('to an %s', (role) => {
	it.each(routes)('%s answers another’s id as one that does not exist', async (route) => {
		const unknown = await answersTo(route, askers[role], madeUp());
		expect(await answersTo(route, askers[role], draft)).toEqual(unknown);
	});
});

it.each(routes)('%s tells an applicant of nobody else’s sent application either', async (route) => {
	const unknown = await answersTo(route, askers.applicant, madeUp());
	expect(await answersTo(route, askers.applicant, sent)).toEqual(unknown);
});

it('a receipt is its owner’s alone: to the staff there is none', async () => {
	const route = '/applications/[id]/receipt.pdf';
	const [answer] = (await answersTo(route, askers.administrator, sent)) as [[number]];
	expect(answer[0]).toBe(404);
});

it.each(routes.filter((route) => route.includes('[id]')))(
	'%s does answer herself, so that the comparison can fail',
	async (route) => {
		const [answer] = (await answersTo(route, aysel, sent)) as [[number]];
		expect(answer[0]).toBe(200);
	}
);

it('nothing stands in an address but ids, versions, pages, parts of the form and procedures', () => {
	const files = globSync('**/+{page.svelte,server.ts}', { cwd: ROUTES_DIR });
	const names = files.flatMap((file) =>
		[...file.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name)
	);
	expect([...new Set(names)].toSorted()).toEqual(['id', 'page', 'path', 'section', 'version']);
});

it('the server writes into its folder what it keeps, and no log or other copy', async () => {
	const names = (await readdir(folder)).map((name) => name.replace(/-(wal|shm)$/, ''));
	expect([...new Set(names)].toSorted()).toEqual(['document-key', 'documents', 'muraciet.sqlite']);
});
