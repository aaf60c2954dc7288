import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AppServer, createAppServer } from '../../src/run/http-server.ts';
import { listen, portOf } from '../../src/run/listen.ts';

/* Where one request ends and the next begins is never in doubt: what could be read in two ways is read in none. */

let app: AppServer;
let reached: string[];
beforeEach(async () => {
	app = createAppServer();
	reached = [];
	app.answerWith((request, response) => {
		reached.push(request.url ?? '');
		request.resume().on('end', () => response.end('done'));
	});
	await listen(app.server, { host: '127.0.0.1', port: 0 });
});
afterEach(() => {
	app.server.closeAllConnections();
	app.server.close();
});

/** What is answered to these bytes. */
async function say(...lines: string[]): Promise<string> {
	const socket = connect(portOf(app.server), '127.0.0.1');
	await once(socket, 'connect');
	socket.end(lines.join('\r\n'));
	return text(socket);
}

const HEAD = ['POST /first HTTP/1.1', 'Host: a'];
const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n';

it.each<[string, string[]]>([
	['both lengths', ['Content-Length: 4', 'Transfer-Encoding: chunked', '', '0', '', SMUGGLED]],
	[
		'both, the other way round',
		['Transfer-Encoding: chunked', 'Content-Length: 4', '', '0', '', SMUGGLED]
	],
	['two lengths', ['Content-Length: 0', 'Content-Length: 60', '', SMUGGLED]],
	['a length with a sign', ['Content-Length: +0', '', SMUGGLED]],
	['a length in hexadecimal', ['Content-Length: 0x0', '', SMUGGLED]],
	['chunked that is not the last', ['Transfer-Encoding: chunked, identity', '', '0', '', SMUGGLED]],
	['a name with a space', ['Content-Length : 0', '', SMUGGLED]],
	['a chunk whose length is none', ['Transfer-Encoding: chunked', '', 'zz', '', SMUGGLED]],
	[
		'a chunk longer than it says',
		['Transfer-Encoding: chunked', '', '1', 'abc', '0', '', SMUGGLED]
	],
	[
		'a line folded',
		['X-A: b', ' Transfer-Encoding: chunked', 'Content-Length: 3', '', 'abc' + SMUGGLED]
	]
])('a request with %s carries no other one in', async (_what, lines) => {
	const answer = await say(...HEAD, ...lines);
	expect(reached).not.toContain('/smuggled');
	expect(answer).toMatch(/^HTTP\/1\.1 400 /m);
});

it('two whole requests one after the other are two', async () => {
	await say(...HEAD, 'Content-Length: 3', 'Connection: keep-alive', '', `abc${SMUGGLED}`);
	expect(reached).toEqual(['/first', '/smuggled']);
});
