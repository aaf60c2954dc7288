import { createServer, type RequestListener, type Server } from 'node:http';

/** Milliseconds. A phone on a poor link is slow, a stuck one must not hold its connection for ever. */
const PATIENCE = {
	headersTimeout: 20_000,
	/** A whole request: 4 MiB at 120 kbit/s. The client learns to send less at once where the link gives less. */
	requestTimeout: 300_000,
	/** Longer than the usual proxy's, so that it is never the server that closes a connection about to be used. */
	keepAliveTimeout: 75_000,
	connectionsCheckingInterval: 5_000
};

export interface AppServer {
	server: Server;
	/** Gives the server what answers; requests that came before wait for it. */
	answerWith: (handler: RequestListener) => void;
}

/** An HTTP server with time-outs of its own, which may listen before the product is there to answer. */
export function createAppServer(): AppServer {
	const { promise, resolve } = Promise.withResolvers<RequestListener>();
	const server = createServer(PATIENCE, (request, response) => {
		void promise.then((handler) => handler(request, response));
	});
	return { server, answerWith: resolve };
}
