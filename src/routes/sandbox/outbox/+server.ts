import { answerOutbox } from '$lib/server/notify/sandbox/outbox-page.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request }) => answerOutbox(locals.runtime, request);
