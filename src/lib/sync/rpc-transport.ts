import { TRPCClientError } from '@trpc/client';
import type { HeardAppendAnswer } from '../domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../domain/wire/exchange.ts';
import { PAGE_BYTES, RUN_HEADER } from '../domain/wire/protocol.ts';
import { rpc, REQUEST_TIMEOUT } from './rpc-client.ts';
import type { AppendRun, LinkFault, Transport } from './transport.ts';

/** The slowest link a request is given time for, in bytes a millisecond (16 kbit/s). */
const SLOWEST_LINK = 2;

/** The link to the server over tRPC. Everything that is not the server's own answer is a fault of the link. */
export const rpcTransport: Transport = {
	exchange: (request) => orFault(tell(request)),
	async append(run, stop) {
		const answer = await orFault(run.bytes.length > 0 ? sendRun(run, stop) : askHeld(run));
		// Somebody else has signed in on this device meanwhile: to the one who sends, that is signed out.
		const isOthers = answer.kind === 'unknown' && answer.person !== run.person;
		return isOthers ? { kind: 'signedOut' } : answer;
	}
};

/** The head of the log goes again as it was: what a slow link can't carry in time would never arrive. */
function tell(request: ExchangeRequest): Promise<ExchangeAnswer> {
	const up = new TextEncoder().encode(JSON.stringify(request)).length;
	return inTime(up + PAGE_BYTES, (signal) => rpc.sync.exchange.mutate(request, { signal }));
}

function sendRun(
	{ document, offset, bytes }: AppendRun,
	stop: AbortSignal | undefined
): Promise<HeardAppendAnswer> {
	const context = { headers: { [RUN_HEADER]: `${document} ${offset}` } };
	const send = (signal: AbortSignal) => rpc.document.append.mutate(bytes, { signal, context });
	return inTime(bytes.length, send, stop);
}

/** Gives a request the time that so many bytes take on the slowest link, beside what any request is given. */
async function inTime<Answer>(
	bytes: number,
	send: (signal: AbortSignal) => Promise<Answer>,
	stop?: AbortSignal
): Promise<Answer> {
	const end = new AbortController();
	const onEnd = () => end.abort();
	const timer = setTimeout(onEnd, REQUEST_TIMEOUT + bytes / SLOWEST_LINK);
	stop?.addEventListener('abort', onEnd);
	try {
		return await send(end.signal);
	} finally {
		clearTimeout(timer);
	}
}

function askHeld({ document }: AppendRun): Promise<HeardAppendAnswer> {
	return rpc.document.held.query(undefined, {
		signal: AbortSignal.timeout(REQUEST_TIMEOUT),
		context: { headers: { [RUN_HEADER]: document } }
	});
}

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
	const code = (error.data as { httpStatus?: number } | null | undefined)?.httpStatus;
	if (code === 401) return { kind: 'signedOut' };
	const status = response?.status ?? 0;
	if (status === 413) return { kind: 'tooLarge' };
	if (BUSY.includes(status)) return { kind: 'busy', retryAfter: secondsToWait(response?.headers) };
	return { kind: 'offline' };
}

/** Said by the server or by what stands before it: it is there, but not now. */
const BUSY = [429, 503, 507];

/** The longest a server is believed to be away, in seconds: after that it is asked again, whatever it said. */
const LONGEST_AWAY = 3600;

/** `Retry-After` in seconds. One that gives a date is not followed: this device's clock may be days off. */
function secondsToWait(headers: Headers | undefined): number | null {
	const asked = headers?.get('retry-after') ?? '';
	return /^\d+$/.test(asked) ? Math.min(Number(asked), LONGEST_AWAY) : null;
}
