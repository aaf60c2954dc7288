import { building } from '$app/environment';
import { admit, isPersonal } from '$lib/server/auth/admit.ts';
import { protect, securityHeaders } from '$lib/server/security-headers.ts';
import { readConfig } from '$lib/server/config.ts';
import { traceError } from '$lib/server/observe/error-trace.ts';
import { type Runtime, startRuntime, stopRuntime } from '$lib/server/runtime.ts';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { randomUUID } from 'node:crypto';

/** Absent while the product is built: the shell is rendered through these hooks, and nothing is opened for that. */
let runtime: Runtime | undefined;

/** Vite evaluates this module anew when a server source changes: the runtime before it must give up its port. */
const held = globalThis as typeof globalThis & { muracietRuntime?: Runtime };

export const init: ServerInit = async () => {
	if (building) return;
	if (held.muracietRuntime) await stopRuntime(held.muracietRuntime);
	runtime = held.muracietRuntime = await startRuntime(readConfig(process.env));
};

/** Not allowed, more than may be asked or sent, or sent so that it can't be told how much it is. */
const TURNED_AWAY = [401, 403, 411, 413, 429];

const equip: Handle = ({ event, resolve }) => {
	event.locals.requestId = randomUUID();
	event.locals.session = null;
	if (runtime) event.locals.runtime = runtime;
	return resolve(event);
};

/**
 * One line a request that isn't a mere file, and one that was turned away, with who asked by an id that means nothing
 * elsewhere. A path of ours names no person; a query may, and is left out.
 */
const observe: Handle = async ({ event, resolve }) => {
	const begun = performance.now();
	const response = await resolve(event);
	const { requestId, session } = event.locals;
	response.headers.set('x-request-id', requestId);
	if (isPersonal(event.url.pathname) || TURNED_AWAY.includes(response.status)) {
		const { method } = event.request;
		const path = event.url.pathname.slice(0, 100);
		const ms = Math.round(performance.now() - begun);
		runtime?.metrics.countRequest({ method, status: response.status, seconds: ms / 1000 });
		const person = session?.personId ?? null;
		runtime?.log.info({ requestId, method, path, status: response.status, ms, person }, 'answered');
	}
	return response;
};

const guard: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (runtime) protect(response.headers, securityHeaders(runtime.config));
	if (isPersonal(event.url.pathname)) response.headers.set('cache-control', 'no-store');
	return response;
};

const recognise: Handle = async ({ event, resolve }) => {
	if (!runtime) return resolve(event);
	const admission = await admit(runtime, event.request, addressOf(event));
	event.locals.session = admission.session;
	return admission.kind === 'refused' ? admission.response : resolve(event);
};

/** null when the proxy that is to tell it (ADDRESS_HEADER) didn't: that is no reason to turn anyone away. */
function addressOf(event: RequestEvent): string | null {
	try {
		return event.getClientAddress();
	} catch {
		return null;
	}
}

export const handle = sequence(equip, observe, guard, recognise);

/** Nobody outside is told more than that it failed; the request's id leads from a complaint to the log. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	const { requestId } = event.locals;
	if (status >= 500)
		runtime?.log.error({ requestId, error: traceError(error) }, 'a request failed');
	// eslint-disable-next-line no-console -- a build has no log, and whoever builds must see why it fails
	if (!runtime) console.error(error);
	return { message: status === 404 ? 'Not found' : 'Internal error' };
};
