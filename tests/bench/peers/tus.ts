import { mkdtemp, rm } from 'node:fs/promises';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contender, SESSION_COOKIE } from '../uploads/contender.ts';
import { loadPeer } from './load-peer.ts';

/* As much of them as is used here: they are not installed where the product's types are checked. */
interface TusServer {
	Server: new (options: object) => { listen(options: object): HttpServer };
}
interface TusFileStore {
	FileStore: new (options: { directory: string }) => object;
}
interface TusClient {
	Upload: new (file: Buffer, options: object) => { start(): void; abort(): Promise<void> };
}

/** tus-js-client over @tus/server with its file store, as they come but for the chunk size, and a session. */
export function tus(chunkSize: number): Contender {
	return {
		name: Number.isFinite(chunkSize) ? `tus, chunks of ${chunkSize / 1024} KiB` : 'tus',
		async serve() {
			const folder = await mkdtemp(join(tmpdir(), 'bench-tus-'));
			const { Server } = await loadPeer<TusServer>('@tus/server');
			const { FileStore } = await loadPeer<TusFileStore>('@tus/file-store');
			const server = new Server({
				path: '/files',
				datastore: new FileStore({ directory: folder }),
				respectForwardedHeaders: false,
				relativeLocation: true
			});
			const listening = server.listen({ port: 0, host: '127.0.0.1' });
			await new Promise((resolve) => listening.once('listening', resolve));
			return {
				port: (listening.address() as AddressInfo).port,
				async prepare(port, file) {
					const { Upload } = await loadPeer<TusClient>('tus-js-client');
					return ({ signal }) => send(Upload, { port, file: Buffer.from(file), signal, chunkSize });
				},
				async close() {
					listening.closeAllConnections();
					listening.close();
					await rm(folder, { recursive: true });
				}
			};
		}
	};
}

function send(
	Upload: TusClient['Upload'],
	job: { port: number; file: Buffer; signal: AbortSignal; chunkSize: number }
): Promise<void> {
	return new Promise<void>((resolve, reject) => {
		const upload = new Upload(job.file, {
			endpoint: `http://localhost:${job.port}/files`,
			chunkSize: job.chunkSize,
			headers: { Cookie: SESSION_COOKIE },
			onSuccess: () => resolve(),
			onError: reject
		});
		job.signal.addEventListener('abort', () => void upload.abort());
		upload.start();
	});
}
