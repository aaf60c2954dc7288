import type { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../../config.ts';
import { traceError } from '../../observe/error-trace.ts';
import { isLoopback } from '../loopback.ts';
import type { AuthParts } from '../parts.ts';
import { makeSecret } from '../secret.ts';
import { answerPage } from './desk.ts';
import { makeMethods } from './methods/methods.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { forgetWho, makeProvider } from './provider.ts';

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
 * there as anybody, so it throws ConfigError when the product is reachable from elsewhere. Throws Node's EADDRINUSE when its port is taken.
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
	const codes = new OneTimeCodes(clock, random);
	const provider = makeProvider({ ...client, home, cookieKey: makeSecret(random) });
	logFaults(provider, log);
	const parts = { provider, codes, methods: makeMethods(codes), home };
	const callback = provider.callback();
	const answerProtocol = (request: IncomingMessage, response: ServerResponse) => {
		forgetWho(request);
		return callback(request, response);
	};
	return (request: IncomingMessage, response: ServerResponse) => {
		answerPage(parts, { request, response })
			.then((answered) => (answered ? undefined : answerProtocol(request, response)))
			.catch((error: unknown) => {
				log.error({ error: traceError(error) }, 'a page of the identity sandbox failed');
				response.writeHead(500).end();
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
