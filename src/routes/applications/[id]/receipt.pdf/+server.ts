import { answerReceipt } from '$lib/server/receipt/answer-receipt.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params, url }) =>
	answerReceipt(locals.runtime, {
		session: locals.session,
		id: params.id,
		language: url.searchParams.get('language')
	});
