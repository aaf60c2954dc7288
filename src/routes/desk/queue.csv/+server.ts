import { answerExport } from '$lib/server/desk/export/answer-export.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request, locals }) => answerExport(request, locals);
