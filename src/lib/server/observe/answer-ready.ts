import { access, constants } from 'node:fs/promises';
import type { Runtime } from '../runtime.ts';

/** Parts that are in order, or not. */
type Readiness = Record<'database' | 'documents' | 'running', boolean>;

/**
 * Whether this process should be given requests: its database answers, its documents can be written, and it is not about
 * to stop. 200 or 503, with what is wrong.
 */
export async function answerReady(runtime: Runtime): Promise<Response> {
	const ready: Readiness = {
		database: await holds(() => runtime.db.selectFrom('person').select('id').limit(1).execute()),
		documents: await holds(() => access(runtime.config.dataDir, constants.W_OK)),
		running: !runtime.isStopping
	};
	const status = Object.values(ready).every(Boolean) ? 200 : 503;
	return Response.json(ready, { status, headers: { 'cache-control': 'no-store' } });
}

function holds(work: () => Promise<unknown>): Promise<boolean> {
	return work().then(
		() => true,
		() => false
	);
}
