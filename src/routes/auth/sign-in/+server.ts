import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request }) =>
	locals.runtime.identity.beginSignIn(request);
