import { TRPCClientError } from '@trpc/client';
import { PERSON_HEADER, RUN_HEADER } from '../domain/wire/protocol.ts';
import type { DocumentId, PersonId } from '../domain/ids.ts';
import type { AppendAnswer } from '../domain/wire/append.ts';
import { REQUEST_TIMEOUT, rpc } from './rpc-client.ts';

/** Why the desk has no answer to show. */
export type DeskFault = 'offline' | 'signedOut' | 'forbidden' | 'trouble';

export type DeskReply<Answer> = { ok: true; answer: Answer } | { ok: false; fault: DeskFault };

type Desk = typeof rpc.desk;

/**
 * Asks the server for the desk, which is the one part of the app that works with a link alone: what several people
 * decide on must be what it is now, and no device keeps a copy of it (docs/architecture.md).
 */
export async function askDesk<Answer>(
	ask: (desk: Desk, options: { signal: AbortSignal }) => Promise<Answer>
): Promise<DeskReply<Answer>> {
	try {
		const answer = await ask(rpc.desk, { signal: AbortSignal.timeout(REQUEST_TIMEOUT) });
		return { ok: true, answer };
	} catch (error) {
		return { ok: false, fault: faultOf(error) };
	}
}

/** Sends a run of bytes of a document that was brought to the counter. */
export function appendAtDesk(
	bytes: Uint8Array<ArrayBuffer>,
	run: { person: PersonId; document: DocumentId; offset: number }
): Promise<DeskReply<AppendAnswer>> {
	const headers = {
		[RUN_HEADER]: `${run.document} ${run.offset}`,
		[PERSON_HEADER]: run.person
	};
	return askDesk((desk, options) =>
		desk.append.mutate(bytes, { ...options, context: { headers } })
	);
}

function faultOf(error: unknown): DeskFault {
	if (!(error instanceof TRPCClientError)) throw error;
	const status = (error.data as { httpStatus?: number } | null | undefined)?.httpStatus;
	if (status === 401) return 'signedOut';
	if (status === 403) return 'forbidden';
	return status === undefined ? 'offline' : 'trouble';
}
