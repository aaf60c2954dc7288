import { createTRPCClient, httpLink, type Operation, splitLink } from '@trpc/client';
import type { AppRouter } from '../server/rpc/router.ts';
import { fetchTelling } from './fetch-telling.ts';

/** How long a request may go without its answer, in milliseconds, unless the caller gives a signal of its own. */
export const REQUEST_TIMEOUT = 30_000;

const http = {
	url: '/trpc',
	fetch: fetchTelling,
	headers: ({ op }: { op: Operation }) =>
		(op.context.headers as Record<string, string> | undefined) ?? {}
};

/** The server's procedures. Each call is one request: nothing here is batched, so that one answer can't delay another. */
export const rpc = createTRPCClient<AppRouter>({
	links: [
		splitLink({
			condition: ({ input }) => input === undefined,
			true: httpLink(http),
			// Addresses stand in histories and in the logs of whatever is on the way; a search holds names.
			false: httpLink({ ...http, methodOverride: 'POST' })
		})
	]
});
