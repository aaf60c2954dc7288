import { Agent, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

/**
 * Requests with no header but the caller's own, as tus-js-client's under Node: in a browser both carry the browser's,
 * and under Node neither should pay for what `fetch` adds.
 */
export function plainFetch(address: string, init: RequestInit): Promise<Response> {
	return new Promise((resolve, reject) => {
		const { method = 'GET', body } = init;
		// As tRPC gives them.
		const headers = init.headers as Record<string, string>;
		const signal = init.signal ?? undefined;
		const asked = request(address, { agent, method, headers, ...(signal && { signal }) });
		asked.on('error', reject);
		asked.on('response', (answer) => {
			const { statusCode = 502, headers: heard } = answer;
			const type = { 'content-type': heard['content-type'] ?? '' };
			buffer(answer).then(
				(bytes) =>
					resolve(new Response(new Uint8Array(bytes), { status: statusCode, headers: type })),
				reject
			);
		});
		// As the product gives it: bytes or JSON.
		asked.end(body as Uint8Array | string | undefined);
	});
}
