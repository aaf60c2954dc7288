import { answerReady } from '$lib/server/observe/answer-ready.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) => answerReady(locals.runtime);
