import type { IncomingMessage, Server } from 'node:http';

/** What a body must bring, at least, each time it is looked at: some 35 bytes a second. */
const LEAST_BYTES = 2048;

/**
 * Closes the connection of each request whose body has all but stopped coming. What had come of a document is kept, and
 * the device goes on from there; for whoever only holds connections open it makes holding them dear.
 */
export function dropStalled(server: Server, everyMs: number): void {
	const receiving = new Map<IncomingMessage, number | null>();
	server.on('request', (request: IncomingMessage) => {
		if (!hasBody(request)) return;
		receiving.set(request, null);
		request.once('close', () => receiving.delete(request));
	});
	const looking = setInterval(() => dropAmong(receiving), everyMs).unref();
	server.once('close', () => clearInterval(looking));
}

/** The first look at a request may come right after it began, so it only notes how far it is. */
function dropAmong(receiving: Map<IncomingMessage, number | null>): void {
	for (const [request, before] of receiving) {
		const { bytesRead } = request.socket;
		if (request.complete) receiving.delete(request);
		else if (before !== null && bytesRead - before < LEAST_BYTES) request.socket.destroy();
		else receiving.set(request, bytesRead);
	}
}

function hasBody({ headers }: IncomingMessage): boolean {
	return 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0;
}
