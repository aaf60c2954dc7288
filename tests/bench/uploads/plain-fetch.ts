import { Agent, request, type RequestOptions } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { httpLink } from '@trpc/client';

type Fetch = NonNullable<Parameters<typeof httpLink>[0]['fetch']>;

const agent = new Agent({ keepAlive: true });

/**
 * Requests with no header but the caller's own, as tus-js-client's under Node: in a browser both carry the browser's,
 * and under Node neither should pay for what `fetch` adds.
 */
export const plainFetch: Fetch = (url, init = {}) =>
	new Promise((resolve, reject) => {
		// tRPC gives the address as a string.
		const asked = request(url as string, optionsOf(init));
		asked.on('error', reject);
		asked.on('response', (answer) => {
			const { statusCode = 502 } = answer;
			buffer(answer).then(
				(bytes) => resolve(new Response(new Uint8Array(bytes), { status: statusCode })),
				reject
			);
		});
		asked.end(init.body as Uint8Array | string | undefined);
	});

function optionsOf({
	method = 'GET',
	headers = {}
}: NonNullable<Parameters<Fetch>[1]>): RequestOptions {
	return { agent, method, headers: headers as Record<string, string> };
}
