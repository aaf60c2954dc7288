import type { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Session } from '../auth/session.ts';
import { traceError } from '../observe/error-trace.ts';
import type { Runtime } from '../runtime.ts';
import { appRouter } from './router.ts';

/** Where the procedures are found. */
const ENDPOINT = '/trpc';

/** Calls that one request may carry; the devices send them singly, so that one answer never delays another. */
const BATCH_MAX = 5;

/** When to ask again while the machine is in trouble. */
const RETRY = new Headers({ 'retry-after': '5' });

/** Answers one request to the procedures. */
export function answerRpc(
	request: Request,
	{ runtime, session }: { runtime: Runtime; session: Session | null }
): Promise<Response> {
	return fetchRequestHandler({
		endpoint: ENDPOINT,
		req: request,
		router: appRouter,
		maxBatchSize: BATCH_MAX,
		// What is asked may be somebody's name: the devices send it in the body, never in the address.
		allowMethodOverride: true,
		responseMeta: ({ errors }) => (errors.some(isInTrouble) ? { headers: RETRY } : {}),
		createContext: ({ resHeaders }) => ({ runtime, request, responseHeaders: resHeaders, session }),
		onError({ error, path }) {
			if (error.code !== 'INTERNAL_SERVER_ERROR' && !isInTrouble(error)) return;
			runtime.log.error({ path, code: error.code, error: traceError(error.cause) }, 'call failed');
		}
	});
}

function isInTrouble({ code }: TRPCError): boolean {
	return code === 'SERVICE_UNAVAILABLE';
}
