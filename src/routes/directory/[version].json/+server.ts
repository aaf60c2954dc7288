import { serveDirectory } from '$lib/server/directory/directory-download.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, request }) =>
	serveDirectory(locals.runtime.db, params.version, request);
