import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import { Failure } from './failure.ts';
import { HANDLER_FILE } from './build/paths.ts';

/** What adapter-node builds: connect's kind of handler. */
type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Loads the built product, which opens its database and whatever else its hooks need. */
export async function loadHandler(): Promise<RequestListener> {
	const { handler } = await importHandler();
	return (request, response) => {
		handler(request, response, () => response.writeHead(404).end());
	};
}

async function importHandler(): Promise<{ handler: Middleware }> {
	try {
		return (await import(pathToFileURL(HANDLER_FILE).href)) as { handler: Middleware };
	} catch (error) {
		throw initFailure(error);
	}
}

/** The second port the product may open is the embedded identity provider's. */
function initFailure(error: unknown): unknown {
	const { code, port } = error as { code?: string; port?: number };
	if (code !== 'EADDRINUSE') return error;
	return new Failure(
		`IDENTITY_SANDBOX_PORT: ${port ?? 'its port'} is taken by another program; set it to a free one`
	);
}
