import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contender } from '../uploads/contender.ts';
import { loadPeer } from './load-peer.ts';

/** As much of PouchDB as is used here; its own types are for another version. */
export interface Pouch {
	put(document: object): Promise<unknown>;
	replicate: { to(remote: Pouch, options: object): Promise<unknown> & { cancel(): void } };
}
type PouchClass = {
	new (name: string, options?: object): Pouch;
	defaults(options: object): PouchClass;
	plugin(plugin: unknown): void;
};

async function loadPouch(): Promise<PouchClass> {
	const module = await loadPeer<{ default: PouchClass }>('pouchdb');
	const adapter = await loadPeer<{ default: unknown }>('pouchdb-adapter-memory');
	module.default.plugin(adapter.default);
	return module.default;
}

/** pouchdb-server's own application, its databases in memory. */
export async function servePouch() {
	const Pouch = await loadPouch();
	const folder = await mkdtemp(join(tmpdir(), 'bench-pouch-'));
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
	return {
		Pouch,
		port: (server.address() as AddressInfo).port,
		close: async () => {
			server.closeAllConnections();
			server.close();
			await rm(folder, { recursive: true });
		}
	};
}

export const pouch: Contender = {
	name: 'PouchDB',
	async serve() {
		const { Pouch, port, close } = await servePouch();
		return {
			port,
			close,
			async send(through, file, signal) {
				const device = new Pouch(`device-${Math.random()}`, { adapter: 'memory' });
				const data = Buffer.from(file);
				const attachment = { content_type: 'application/pdf', data };
				await device.put({ _id: 'draft', _attachments: { document: attachment } });
				// Made beforehand: over a slow link it asks for it twice at once and trips over itself.
				const name = `bench-${Date.now()}`;
				await fetch(`http://localhost:${port}/${name}`, { method: 'PUT' });
				const remote = new Pouch(`http://localhost:${through}/${name}`, { skip_setup: true });
				const replication = device.replicate.to(remote, { retry: true });
				signal.addEventListener('abort', () => replication.cancel());
				await replication;
			}
		};
	}
};
