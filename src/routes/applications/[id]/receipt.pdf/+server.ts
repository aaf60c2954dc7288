import { answerReceipt } from '$lib/server/receipt/answer-receipt.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, params }) =>
	answerReceipt(locals.runtime, locals.session, params.id);
