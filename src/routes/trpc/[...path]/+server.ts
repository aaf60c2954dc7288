import { answerRpc } from '$lib/server/rpc/answer-rpc.ts';
import type { RequestHandler } from './$types';

const answer: RequestHandler = ({ request, locals }) => answerRpc(request, locals);

export const GET = answer;
export const POST = answer;
