import { serveOriginal } from '$lib/server/documents/serve-document.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	serveOriginal(locals.runtime, { session: locals.session, id: params.id });
