import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PersonId } from '../../src/lib/domain/ids.ts';
import { renditionName } from '../../src/lib/server/documents/document-store.ts';
import { readStored } from '../../src/lib/server/documents/stored.ts';
import { servePage } from '../../src/lib/server/documents/serve-document.ts';
import { deviceTo, signIn } from './product-client.ts';
import { type ProductServer, startProduct } from './product-server.ts';
import { pdfOf } from './pdf.ts';
import { declare, newId, says } from './sync-device.ts';

/* `npm run documents -- rekey`, from the key beside the data to one of the configuration's. */

const NEWER = `k2:${Buffer.alloc(32, 2).toString('base64')}`;
const bytes = pdfOf(5000);
const document = declare(bytes);

let dataDir: string;
beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'muraciet-keys-'))));
afterEach(() => rm(dataDir, { recursive: true }));

const run = (DOCUMENT_KEYS: string, ...verbs: string[]) => {
	const env = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent', DOCUMENT_KEYS };
	const command = ['src/lib/server/documents/documents-command.ts', ...verbs];
	return promisify(execFile)(process.execPath, command, { env });
};

/** Runs the product with these keys for as long as the work takes. */
async function withKeys<Answer>(
	DOCUMENT_KEYS: string,
	work: (product: ProductServer) => Promise<Answer>
): Promise<Answer> {
	const product = await startProduct(dataDir, { DOCUMENT_KEYS });
	return work(product).finally(() => product.close());
}

async function attach(product: ProductServer): Promise<PersonId> {
	const who = await signIn(product.runtime);
	const phone = deviceTo(() => product.origin, who);
	await phone.exchange(says.attach(newId(), document));
	expect(await phone.append(document.id, 0, bytes)).toMatchObject({ kind: 'held' });
	return who.person;
}

async function look({ runtime }: ProductServer, personId: PersonId): Promise<Buffer> {
	const how = { id: 'session', method: 'test', assurance: 'low', lastsUntil: Infinity } as const;
	const session = { ...how, personId, role: 'applicant' } as const;
	const answer = await servePage(runtime, { session, id: document.id, part: '1' });
	expect(answer.status).toBe(200);
	return Buffer.from(await answer.arrayBuffer());
}

function keptRendition({ runtime }: ProductServer): Promise<Buffer> {
	return buffer(readStored(runtime.documents, renditionName(document.id)));
}

it('a document and the picture drawn of it are readable with the new key alone afterwards', async () => {
	const before = await withKeys('', async (product) => {
		const owner = await attach(product);
		const picture = await look(product, owner);
		return { owner, picture, kept: await keptRendition(product) };
	});
	const own = `own:${await readFile(join(dataDir, 'document-key'), 'utf8')}`;
	const told = '2 written anew; no other key is needed any more.\n';
	expect((await run(`${NEWER},${own}`, 'rekey')).stdout).toBe(told);
	await withKeys(NEWER, async (product) => {
		expect(await keptRendition(product)).toEqual(before.kept);
		expect(await look(product, before.owner)).toEqual(before.picture);
	});
	expect((await run(NEWER, 'rekey')).stdout).toMatch(/^0 written anew; /);
}, 60_000);

it('the command says how it is used', async () => {
	await expect(run('', 'rekei')).rejects.toMatchObject({
		stderr: 'Usage: npm run documents -- rekey\n'
	});
});
