import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AppServer, createAppServer } from '../../src/run/http-server.ts';
import { listen, portOf } from '../../src/run/listen.ts';

const PATIENCE = {
	headersTimeout: 3000,
	keepAliveTimeout: 5000,
	connectionsCheckingInterval: 100,
	stallTimeout: 300
};

let app: AppServer;
let port: number;
let connections: number;
beforeEach(async () => {
	app = createAppServer(PATIENCE);
	app.answerWith((request, response) => {
		let received = 0;
		request.on('error', () => undefined);
		request.on('data', (chunk: Buffer) => void (received += chunk.length));
		request.on('end', () => response.end(String(received)));
	});
	connections = 0;
	app.server.on('connection', () => {
		connections++;
	});
	await listen(app.server, { host: '127.0.0.1', port: 0 });
	port = portOf(app.server);
});
afterEach(() => {
	app.server.closeAllConnections();
	app.server.close();
});

/** A connection that says so much and then nothing, and the moment it is closed on it. */
async function hold(said: string): Promise<{ closed: Promise<unknown> }> {
	const socket: Socket = connect(port, '127.0.0.1');
	socket.on('error', () => undefined);
	// It may end in an error or in none.
	const closed = new Promise((resolve) => socket.once('close', resolve));
	await once(socket, 'connect');
	socket.write(said);
	socket.resume();
	return { closed };
}

const holdMany = (count: number, said: string) =>
	Promise.all(Array.from({ length: count }, () => hold(said)));
const answer = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
/** Once the server has taken so many connections: the kernel queues some before that. */
async function taken(count: number): Promise<void> {
	while (connections < count) await once(app.server, 'connection');
}

it('a thousand connections that never end their heads keep nobody out, and are closed', async () => {
	const held = await holdMany(1000, 'POST /trpc/sync.exchange HTTP/1.1\r\nHost: a\r\nX-A: ');
	await taken(1000);
	expect(await answer()).toBe('0');
	await Promise.all(held.map(({ closed }) => closed));
	expect(await answer()).toBe('0');
});

it('a thousand bodies that stop coming keep nobody out, and are closed', async () => {
	const head = 'POST /trpc/document.append HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nab';
	const held = await holdMany(1000, head);
	await taken(1000);
	expect(await answer()).toBe('0');
	await Promise.all(held.map(({ closed }) => closed));
});

it('an upload that goes on slowly is let go on, far longer than one that stopped', async () => {
	const size = 40 * 1024;
	const sending = httpRequest({
		port,
		host: '127.0.0.1',
		method: 'POST',
		headers: { 'content-length': size }
	});
	const answered = once(sending, 'response');
	for (let sent = 0; sent < size; sent += 1024) {
		sending.write(Buffer.alloc(1024));
		await setTimeout(60);
	}
	sending.end();
	const [response] = (await answered) as [AsyncIterable<Buffer>];
	const chunks: Buffer[] = [];
	for await (const chunk of response) chunks.push(chunk);
	expect(Buffer.concat(chunks).toString()).toBe(String(size));
});
