import { answerMetrics } from '$lib/server/observe/answer-metrics.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, request }) => answerMetrics(locals.runtime, request);
