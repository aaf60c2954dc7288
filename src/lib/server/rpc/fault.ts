import { TRPCError } from '@trpc/server';
import { isMachineFault } from '../database/dialect.ts';

/**
 * The HTTP status for what a procedure throws. Refusals are answers (domain/problem.ts), never errors; what is left is
 * the request's own trouble, the machine's (503: the device tries again later), and our bugs (500).
 */
export function toRpcError(error: TRPCError): TRPCError {
	const { cause } = error;
	if (error.code !== 'INTERNAL_SERVER_ERROR' || !cause) return error;
	if ('status' in cause && cause.status === 413)
		return new TRPCError({ code: 'PAYLOAD_TOO_LARGE', cause });
	if (isCut(cause)) return new TRPCError({ code: 'CLIENT_CLOSED_REQUEST', cause });
	return isMachineFault(cause) ? new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause }) : error;
}

/** Whether the connection broke while the body was read: nobody is there to hear the answer. */
function isCut(cause: Error): boolean {
	return (
		cause.name === 'AbortError' ||
		('code' in cause && cause.code === 'ECONNRESET' && cause.message === 'aborted')
	);
}
