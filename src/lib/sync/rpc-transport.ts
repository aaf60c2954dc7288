import { TRPCClientError } from '@trpc/client';
import { APPEND_HEADERS } from '../domain/wire/protocol.ts';
import { rpc, REQUEST_TIMEOUT } from './rpc-client.ts';
import type { LinkFault, Transport } from './transport.ts';

/** The slowest link an append is given time for, in bytes a millisecond (16 kbit/s). */
const SLOWEST_LINK = 2;

/** The link to the server over tRPC. Everything that is not the server's own answer is a fault of the link. */
export const rpcTransport: Transport = {
	exchange: (request) =>
		orFault(rpc.sync.exchange.mutate(request, { signal: AbortSignal.timeout(REQUEST_TIMEOUT) })),
	append: ({ person, document, offset, bytes }) =>
		orFault(
			rpc.document.append.mutate(bytes, {
				signal: AbortSignal.timeout(REQUEST_TIMEOUT + bytes.length / SLOWEST_LINK),
				context: {
					headers: {
						[APPEND_HEADERS.document]: document,
						[APPEND_HEADERS.offset]: String(offset),
						[APPEND_HEADERS.person]: person
					}
				}
			})
		)
};

async function orFault<Answer>(request: Promise<Answer>): Promise<Answer | LinkFault> {
	try {
		return await request;
	} catch (error) {
		return faultOf(error);
	}
}

/** An answer that is not tRPC's (a captive portal's page, a proxy's error) has no data: it is no link. */
function faultOf(error: unknown): LinkFault {
	if (!(error instanceof TRPCClientError)) throw error;
	const response = error.meta?.response as Response | undefined;
	const status = (error.data as { httpStatus?: number } | null | undefined)?.httpStatus;
	if (status === 401) return { kind: 'signedOut' };
	if (response?.status === 413) return { kind: 'tooLarge' };
	if (status === 429 || status === 503 || status === 507) {
		return { kind: 'busy', retryAfter: Number(response?.headers.get('retry-after')) || null };
	}
	return { kind: 'offline' };
}
