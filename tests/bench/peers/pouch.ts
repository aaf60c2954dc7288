import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contender, SESSION_COOKIE } from '../uploads/contender.ts';
import { loadPeer } from './load-peer.ts';

/** As much of PouchDB as is used here; its own types are for another version. */
export interface Pouch {
	put(document: object): Promise<unknown>;
	replicate: { to(remote: Pouch, options: object): Promise<Replicated> & { cancel(): void } };
}
interface Replicated {
	ok: boolean;
	doc_write_failures: number;
}
type PouchClass = {
	new (name: string, options?: object): Pouch;
	fetch(url: string, request: object): Promise<unknown>;
	defaults(options: object): PouchClass;
	plugin(plugin: unknown): void;
};

async function loadPouch(): Promise<PouchClass> {
	const module = await loadPeer<{ default: PouchClass }>('pouchdb');
	const adapter = await loadPeer<{ default: unknown }>('pouchdb-adapter-memory');
	module.default.plugin(adapter.default);
	return module.default;
}

/**
 * pouchdb-server's own application, its databases in memory. One for the whole process: each further one listens again
 * to whatever the same PouchDB makes, and notes it once more, which the first answers with 409.
 */
export function servePouch(): Promise<PouchServer> {
	return (running ??= startPouch());
}

interface PouchServer {
	Pouch: PouchClass;
	port: number;
}

let running: Promise<PouchServer> | undefined;

async function startPouch(): Promise<PouchServer> {
	const Pouch = await loadPouch();
	const folder = mkdtempSync(join(tmpdir(), 'bench-pouch-'));
	process.on('exit', () => rmSync(folder, { recursive: true }));
	const { default: express } = await loadPeer<{ default: () => { use(app: unknown): void } }>(
		'express'
	);
	const { default: pouchApp } = await loadPeer<{
		default: (pouch: unknown, options: object) => unknown;
	}>('express-pouchdb');
	const app = express();
	app.use(
		pouchApp(Pouch.defaults({ adapter: 'memory' }), {
			inMemoryConfig: true,
			configPath: join(folder, 'config.json'),
			logPath: join(folder, 'log.txt')
		})
	);
	const server = createServer(app as unknown as RequestListener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { Pouch, port: (server.address() as AddressInfo).port };
}

export const pouch: Contender = {
	name: 'PouchDB',
	async serve() {
		const { Pouch, port } = await servePouch();
		return {
			port,
			close: () => Promise.resolve(),
			async prepare(through, file) {
				const name = `bench-${crypto.randomUUID()}`;
				const device = new Pouch(`device-${name}`, { adapter: 'memory' });
				const data = Buffer.from(file);
				const attachment = { content_type: 'application/pdf', data };
				await device.put({ _id: 'draft', _attachments: { document: attachment } });
				// Made beforehand: over a slow link it asks for it twice at once and trips over itself.
				await fetch(`http://localhost:${port}/${name}`, { method: 'PUT' });
				const remote = new Pouch(`http://localhost:${through}/${name}`, {
					skip_setup: true,
					fetch(url: string, request: { headers: Headers }) {
						request.headers.set('cookie', SESSION_COOKIE);
						return Pouch.fetch(url, request);
					}
				});
				return ({ signal }) => replicate(device, remote, signal);
			}
		};
	}
};

/** Until it is done: PouchDB's own `retry` is for replication without end. */
async function replicate(device: Pouch, remote: Pouch, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		const replication = device.replicate.to(remote, {});
		signal.addEventListener('abort', () => replication.cancel(), { once: true });
		if (await replication.then(isWhole, () => false)) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

function isWhole({ ok, doc_write_failures: failures }: Replicated): boolean {
	return ok && failures === 0;
}
