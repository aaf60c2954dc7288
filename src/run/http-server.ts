import { createServer, type RequestListener, type Server } from 'node:http';
import { dropStalled } from './stalled-requests.ts';

/** How long the server waits for what. Milliseconds. */
export interface Patience {
	/** For the head of a request. */
	headersTimeout: number;
	/** For the next request of a connection: longer than the usual proxy's, so that it is the proxy that closes. */
	keepAliveTimeout: number;
	/** How often the two above are looked at. */
	connectionsCheckingInterval: number;
	/** How long a body may come slower than a phone on the worst link sends it. */
	stallTimeout: number;
}

const PATIENCE: Patience = {
	headersTimeout: 20_000,
	keepAliveTimeout: 75_000,
	connectionsCheckingInterval: 5_000,
	stallTimeout: 60_000
};

export interface AppServer {
	server: Server;
	/** Gives the server what answers; requests that came before wait for it. */
	answerWith: (handler: RequestListener) => void;
}

/** An HTTP server with time-outs of its own, which may listen before the product is there to answer. */
export function createAppServer(patience = PATIENCE): AppServer {
	const { promise, resolve } = Promise.withResolvers<RequestListener>();
	// No limit for a whole request: an upload that goes on, however slowly, is let go on.
	const server = createServer({ ...patience, requestTimeout: 0 }, (request, response) => {
		void promise.then((handler) => handler(request, response));
	});
	dropStalled(server, patience.stallTimeout);
	return { server, answerWith: resolve };
}
