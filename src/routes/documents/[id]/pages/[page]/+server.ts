import { servePage } from '$lib/server/documents/serve-document.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	servePage(locals.runtime, { session: locals.session, id: params.id, part: params.page });
