import { needsRestart } from '$lib/server/database/dialect.ts';
import type { RequestHandler } from './$types';

/** Whether the process answers at all, and would not answer better started anew; it says nothing a restart can't mend. */
export const GET: RequestHandler = async ({ locals: { runtime } }) => {
	const [status, word] = (await needsRestart(runtime.db)) ? [503, 'restart'] : [200, 'ok'];
	return new Response(word, { status, headers: { 'cache-control': 'no-store' } });
};
