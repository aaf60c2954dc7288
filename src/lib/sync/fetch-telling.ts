import type { httpLink } from '@trpc/client';

type Fetch = NonNullable<Parameters<typeof httpLink>[0]['fetch']>;

/** An error as tRPC writes it, with nothing of its own to say. */
const SPEECHLESS = JSON.stringify({ error: { code: 0, message: '', data: null } });

/**
 * tRPC says nothing of an answer that is not JSON. Where that is an error its status counts all the same: a proxy takes no
 * body so large (413), or somebody is to ask less often (429).
 */
export const fetchTelling: Fetch = async (input, init) => {
	const response = await fetch(input, init as RequestInit);
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	if (response.ok || isJson) return response;
	const retryAfter = response.headers.get('retry-after');
	return new Response(SPEECHLESS, {
		status: response.status,
		headers: retryAfter === null ? {} : { 'retry-after': retryAfter }
	});
};
