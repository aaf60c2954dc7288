import type { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../../config.ts';
import { traceError } from '../../observe/error-trace.ts';
import { isLoopback } from '../loopback.ts';
import type { AuthParts } from '../parts.ts';
import { makeSecret } from '../secret.ts';
import { isLeaving } from './leaving.ts';
import { forgetWho, makeProvider } from './provider.ts';
import { answerPage, makePages } from './sandbox-pages.ts';
import { wordsFor } from './words/language.ts';

export interface SandboxOptions extends Pick<AuthParts, 'clock' | 'random' | 'log'> {
	/** The product's own origin. */
	origin: string;
	/** 0 for any free one. */
	port: number;
}

/** An identity provider for trying the product, and the client it knows the product by. */
export interface Sandbox {
	issuer: string;
	clientId: string;
	clientSecret: string;
	close(): Promise<void>;
}

const CLIENT_ID = 'muraciet';

/**
 * Starts a provider that looks and behaves like ASAN Login, as a second origin on this machine. Anybody can sign in
 * there as anybody, so it throws ConfigError when the product is reachable from elsewhere. Throws Node's EADDRINUSE
 * when its port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
	if (!isLoopback(options.origin)) {
		throw new ConfigError(
			`IDENTITY: sandbox is for loopback only, but ORIGIN is ${options.origin}`
		);
	}
	const server = createServer();
	const issuer = `http://localhost:${await listen(server, options.port)}`;
	const client = { clientId: CLIENT_ID, clientSecret: makeSecret(options.random) };
	server.on('request', makeListener(options, { issuer, ...client }));
	return { issuer, ...client, close: () => close(server) };
}

function makeListener(options: SandboxOptions, client: Omit<Sandbox, 'close'>) {
	const { clock, random, log, origin } = options;
	const home = `${origin}/`;
	const provider = makeProvider({ ...client, home, cookieKey: makeSecret(random) });
	logFaults(provider, log);
	const pages = makePages({ provider, issuer: client.issuer, home, clock, random });
	const answerProtocol = provider.callback();
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const { pathname } = new URL(request.url ?? '/', client.issuer);
		const exchange = { request, response, pathname, words: wordsFor(request) };
		if (await answerPage(pages, exchange)) return;
		if (!isLeaving(pathname)) forgetWho(request);
		await answerProtocol(request, response);
	};
	return (request: IncomingMessage, response: ServerResponse) => {
		answer(request, response).catch((error: unknown) => {
			log.error({ error: traceError(error) }, 'a page of the identity sandbox failed');
			if (!response.headersSent) response.writeHead(500);
			response.end();
		});
	};
}

/** Koa prints to the console what nobody listens for. */
function logFaults(provider: EventEmitter, log: SandboxOptions['log']): void {
	const keep = (error: unknown) =>
		log.error({ error: traceError(error) }, 'the identity sandbox failed');
	provider.on('error', keep);
	provider.on('server_error', (_context: unknown, error: unknown) => keep(error));
}

async function listen(server: Server, port: number): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	// A listening TCP server always has an address and port.
	return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
	const closed = new Promise((resolve) => server.close(resolve));
	server.closeAllConnections();
	await closed;
}
