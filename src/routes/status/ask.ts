import type { StatusVerdict } from '$lib/domain/wire/status-inquiry.ts';
import { m } from '$lib/i18n/compiled/messages.js';

/** Why there is no answer, in words. */
interface Fault {
	fault: string;
}

const TOO_MANY_REQUESTS = 429;

/** Asks for a code; answers what it is to be given with. */
export function askStatus(asked: {
	number: string;
	fin: string;
}): Promise<{ inquiry: string } | Fault> {
	return orFault(async () => {
		const { rpc } = await import('$lib/sync/rpc-client');
		return rpc.status.ask.mutate(asked);
	});
}

/** Gives the code. */
export function readStatus(given: {
	inquiry: string;
	code: string;
}): Promise<StatusVerdict | Fault> {
	return orFault(async () => {
		const { rpc } = await import('$lib/sync/rpc-client');
		return rpc.status.read.mutate(given);
	});
}

async function orFault<Answer>(ask: () => Promise<Answer>): Promise<Answer | Fault> {
	try {
		return await ask();
	} catch (error) {
		return { fault: inWords(error) };
	}
}

function inWords(error: unknown): string {
	const status = (error as { data?: { httpStatus?: number } | null }).data?.httpStatus;
	if (status === TOO_MANY_REQUESTS) return m.status_page_too_many();
	return navigator.onLine ? m.status_page_failed() : m.status_page_offline();
}
