import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import { globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { admit } from '../../src/lib/server/auth/admit.ts';
import type { Runtime } from '../../src/lib/server/runtime.ts';

export const ROUTES_DIR = 'src/routes';

/** Every address that the server itself answers, as its folders say it: `/documents/[id]/original`. */
export function listServerRoutes(): string[] {
	const files = globSync('**/+server.ts', { cwd: ROUTES_DIR });
	return files.map((file) => `/${dirname(file)}`).toSorted();
}

/** One request to a route. */
export interface RouteSample {
	method?: 'GET' | 'POST';
	/** Values for what stands in brackets. */
	params?: Record<string, string>;
	form?: Record<string, string>;
}

/** The address of a route with these values in it. */
export function addressOf(route: string, { params = {} }: RouteSample): string {
	return route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
		const value = params[name];
		if (value === undefined) throw new Error(`${route}: no sample of ${name}`);
		return encodeURIComponent(value);
	});
}

/** Has the route's own handler answer, as the hooks would. */
export async function askRoute(
	runtime: Runtime,
	{ route, sample, cookie }: { route: string; sample: RouteSample; cookie: string }
): Promise<Response> {
	const { method = 'GET', params = {}, form } = sample;
	const body = form && new URLSearchParams(form).toString();
	const request = new Request(runtime.config.origin + addressOf(route, sample), {
		method,
		headers: {
			cookie,
			...(body && {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(body.length)
			})
		},
		...(body && { body })
	});
	const admission = await admit(runtime, request);
	if (admission.kind === 'refused') return admission.response;
	const locals = { runtime, requestId: '', session: admission.session };
	const handle = await handlerOf(route, method);
	// The handlers look at nothing else of the event.
	return handle({ request, params, locals, url: new URL(request.url) } as RequestEvent);
}

async function handlerOf(route: string, method: 'GET' | 'POST'): Promise<RequestHandler> {
	const file = pathToFileURL(resolve(`${ROUTES_DIR}${route}/+server.ts`)).href;
	const handlers = (await import(file)) as Partial<Record<'GET' | 'POST', RequestHandler>>;
	const handler = handlers[method];
	if (!handler) throw new Error(`${route} answers no ${method}`);
	return handler;
}
