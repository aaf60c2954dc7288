import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { DocumentId, PersonId } from '../../../src/lib/domain/ids.ts';
import { attachDocument } from '../../../src/lib/local/actions/attach-document.ts';
import { startDraft } from '../../../src/lib/local/actions/start-draft.ts';
import { DeviceDatabase } from '../../../src/lib/local/device-database.ts';
import { PersonDatabase } from '../../../src/lib/local/person-database.ts';
import type { Workspace } from '../../../src/lib/local/workspace.ts';
import { Engine } from '../../../src/lib/sync/engine.ts';
import { rpcTransport } from '../../../src/lib/sync/rpc-transport.ts';
import { signIn, type SignedIn } from '../../server/product-client.ts';
import { type ProductServer, startProduct } from '../../server/product-server.ts';
import type { Contender } from './contender.ts';
import { plainFetch } from './plain-fetch.ts';

/** The product: its device store and engine, its whole server on SQLite and disk. */
export const ours: Contender = {
	name: 'ours',
	async serve() {
		const folder = await mkdtemp(join(tmpdir(), 'bench-uploads-'));
		const product = await startProduct(folder);
		let timer: NodeJS.Timeout | undefined;
		return {
			port: Number(new URL(product.origin).port),
			async prepare(port, file) {
				const who = await signIn(product.runtime);
				const attached = await attach(who, file);
				actAsPageOf(`http://localhost:${port}`, who);
				return async ({ signal, onWhole }) => {
					timer = setInterval(() => void lookWhether(product, file.length, onWhole), 5);
					await sendWhole(attached, signal);
				};
			},
			async close() {
				clearInterval(timer);
				await product.close();
				await rm(folder, { recursive: true });
			}
		};
	}
};

/** The bytes are all on its disk before it has looked whether they are what was declared and do no harm. */
async function lookWhether({ runtime }: ProductServer, size: number, onWhole: () => void) {
	const { held } = await runtime.db
		.selectFrom('document')
		.select((row) => row.fn.max('held').as('held'))
		.executeTakeFirstOrThrow();
	if (held === size) onWhole();
}

interface Attached {
	workspace: Workspace;
	person: PersonId;
	document: DocumentId;
}

async function attach({ person }: SignedIn, file: Uint8Array<ArrayBuffer>): Promise<Attached> {
	const workspace = openWorkspace(person);
	const applicationId = await startDraft(workspace, {
		type: 'newConsumer',
		source: 'eGov',
		fields: {}
	});
	const result = await attachDocument(workspace, {
		applicationId,
		kind: 'ownership',
		file: new File([file], 'document.pdf', { type: 'application/pdf' }),
		maxBytes: 20 * 1024 * 1024
	});
	if (!result.ok) throw new Error(result.problem.code);
	return { workspace, person, document: result.id };
}

async function sendWhole(
	{ workspace, person, document }: Attached,
	signal: AbortSignal
): Promise<void> {
	const parts = { workspace, person, transport: rpcTransport, chance: Math.random };
	const engine = new Engine(parts);
	while (!signal.aborted) {
		const wait = await engine.step();
		if ((await workspace.db.documents.get(document))?.state === 'held') return;
		if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
	}
}

const NOBODY = {
	givenName: '',
	familyName: '',
	fin: '',
	phone: '',
	email: '',
	role: 'applicant'
} as const;

function openWorkspace(person: PersonId): Workspace {
	const options = { indexedDB: new IDBFactory(), IDBKeyRange };
	return {
		db: new PersonDatabase('bench', options),
		device: new DeviceDatabase(options),
		person: { ...NOBODY, id: person },
		clock: Date.now,
		random: (target) => crypto.getRandomValues(target)
	};
}

/** What a browser does by itself: an address without an origin is the page's, and its cookie goes with it. */
function actAsPageOf(origin: string, { cookie }: SignedIn): void {
	globalThis.fetch = (address, init) => {
		// The product gives its own addresses as text, without an origin.
		const path = address as string;
		return path.startsWith('/')
			? plainFetch(origin + path, { ...init, headers: { ...headersOf(init), cookie } })
			: nodeFetch(address, init);
	};
}

const nodeFetch = globalThis.fetch;

/** tRPC gives them as a plain object. */
function headersOf(init: RequestInit | undefined): Record<string, string> {
	return (init?.headers ?? {}) as Record<string, string>;
}
