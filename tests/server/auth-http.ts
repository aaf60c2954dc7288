import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: Request) => Response | Promise<Response>;

export interface LoopbackServer {
	origin: string;
	/** Gives it what answers: what is behind an address may need to know the address first. */
	answerWith(answer: Answer): void;
	close(): Promise<void>;
}

/** A real HTTP server on a free port of this machine. */
export async function startServer(): Promise<LoopbackServer> {
	const { promise, resolve: answerWith } = Promise.withResolvers<Answer>();
	const server = createServer((incoming, outgoing) => {
		void promise.then(async (answer) => {
			const answered = await answer(await toRequest(incoming));
			outgoing.setHeaders(answered.headers).writeHead(answered.status);
			outgoing.end(Buffer.from(await answered.arrayBuffer()));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://localhost:${port}`,
		answerWith,
		close: async () => {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		}
	};
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
	const headers = new Headers();
	for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
		for (const value of values) headers.append(name, value);
	}
	const chunks = await incoming.toArray();
	const body = incoming.method === 'GET' ? null : Buffer.concat(chunks as Buffer[]);
	const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`);
	return new Request(url, { method: incoming.method ?? 'GET', headers, body });
}
