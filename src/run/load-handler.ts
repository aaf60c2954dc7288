import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from './failure.ts';
import { HANDLER_FILE } from './build/paths.ts';

/** What adapter-node builds: connect's kind of handler. */
type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Files that are texts, and in which letters. */
const TEXTS: Record<string, string> = {
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8'
};

const NO_DATABASE = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '3D000'];
const NO_FOLDER = ['EACCES', 'ENOTDIR', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'];

/**
 * Loads the built product, which opens its database and whatever else its hooks need. Its files are answered without the
 * hooks, so the headers that every answer carries are set here, and the type of a text with its letters.
 */
export async function loadHandler(headers: Record<string, string>): Promise<RequestListener> {
	const { handler } = await importHandler();
	return (request, response) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		const text = TEXTS[extname((request.url ?? '').replace(/\?.*/, ''))];
		if (text) response.setHeader('content-type', text);
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

/** What the product could not open, by the variable that says where it is. */
function initFailure(error: unknown): unknown {
	const { code = '', port, message, syscall } = error as NodeJS.ErrnoException & { port?: number };
	// The second port the product may open is the embedded identity provider's.
	if (code === 'EADDRINUSE') {
		return new Failure(
			`IDENTITY_SANDBOX_PORT: ${port ?? 'its port'} is taken by another program; set it to a free one`
		);
	}
	if (NO_DATABASE.includes(code))
		return new Failure(`DATABASE_URL: no database answers: ${message}`);
	if (NO_FOLDER.includes(code) || syscall === 'mkdir')
		return new Failure(`DATA_DIR: can't be used: ${message}`);
	return error;
}
