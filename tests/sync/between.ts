import { mkdtemp, rm } from 'node:fs/promises';
import {
	createServer,
	type IncomingMessage,
	request as forward,
	type Server,
	type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { Engine } from '../../src/lib/sync/engine.ts';
import { rpcTransport } from '../../src/lib/sync/rpc-transport.ts';
import { aygun, testDevice, type TestDevice } from '../local/device.ts';
import { pdfOf } from '../server/pdf.ts';
import { signIn } from '../server/product-client.ts';
import { type ProductServer, startProduct } from '../server/product-server.ts';

/** A request as it passed, in bytes. */
interface Passed {
	path: string;
	/** Its line and its headers. */
	head: number;
	body: number;
}

/** The whole server, and something on the way to it that counts what passes and can say “not now”. */
export class Between {
	readonly product: ProductServer;
	readonly #folder: string;
	readonly #server: Server;
	#cookie = '';
	/** What answers in the server's place; null lets everything through. */
	instead: ((response: ServerResponse) => void) | null = null;
	/** The longest body that gets past it, in bytes. */
	largest = Infinity;
	/** What came, let through or not. */
	requests: Passed[] = [];

	private constructor(product: ProductServer, folder: string) {
		this.product = product;
		this.#folder = folder;
		this.#server = createServer((incoming, outgoing) => this.#answer(incoming, outgoing));
	}

	/** Stands where this process's own `fetch` goes. */
	static async open(): Promise<Between> {
		const folder = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
		const between = new Between(await startProduct(folder), folder);
		await new Promise<void>((resolve) => between.#server.listen(0, '127.0.0.1', resolve));
		between.#takeFetch();
		return between;
	}

	async close(): Promise<void> {
		vi.unstubAllGlobals();
		this.#server.closeAllConnections();
		this.#server.close();
		await this.product.close();
		await rm(this.#folder, { recursive: true });
	}

	/** A device of somebody who has just signed in, with the engine that sends for them; nothing stands in its way. */
	async newDevice(): Promise<{ device: TestDevice; engine: Engine }> {
		const { person: id, cookie } = await signIn(this.product.runtime);
		this.#cookie = cookie;
		this.instead = null;
		this.largest = Infinity;
		this.requests = [];
		return this.anotherDevice(id);
	}

	/** One more device of theirs. */
	anotherDevice(id: (typeof aygun)['id']): { device: TestDevice; engine: Engine } {
		const device = testDevice({ ...aygun, id });
		const parts = { person: id, transport: rpcTransport, chance: () => 0 };
		return { device, engine: new Engine({ workspace: device.workspace, ...parts }) };
	}

	/** What a browser does by itself: an address without an origin is the page's, and its cookie goes with it. */
	#takeFetch(): void {
		const realFetch = fetch;
		const origin = `http://localhost:${(this.#server.address() as AddressInfo).port}`;
		vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
			const headers = new Headers(init.headers);
			headers.set('cookie', this.#cookie);
			return realFetch(new URL(path, origin), { ...init, headers });
		});
	}

	#answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
		this.requests.push(measure(incoming));
		if (this.instead) {
			this.instead(outgoing);
			return;
		}
		const { method, url = '/', headers } = incoming;
		if (Number(headers['content-length']) > this.largest) {
			outgoing.writeHead(413).end('<h1>Request Entity Too Large</h1>');
			return;
		}
		const inner = forward(new URL(url, this.product.origin), { method, headers });
		inner.on('response', (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(inner);
	}
}

/** A document whose content is what it calls itself, so that the server takes it. */
export function realPdf(name: string, size: number): File {
	return new File([pdfOf(size).slice()], name, { type: 'application/pdf' });
}

/** Lets an engine move until it has nothing to do at once. */
export async function rest(engine: Engine): Promise<void> {
	for (let wait = 0; wait === 0;) wait = await engine.step();
}

function measure({ method, url = '/', rawHeaders, headers }: IncomingMessage): Passed {
	const line = `${method} ${url} HTTP/1.1\r\n`.length;
	// Each name and its value with “: ” between them and a line's end after; an empty line ends them all.
	const lines = rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
	return { path: url, head: line + lines + 2, body: Number(headers['content-length'] ?? 0) };
}
