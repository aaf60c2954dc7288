import { createHash, timingSafeEqual } from 'node:crypto';
import type { Runtime } from '../runtime.ts';

const UNKEPT = { 'cache-control': 'no-store' };

/** Gives the metrics to who knows METRICS_TOKEN; for everyone else, and where none is set, there is no such page. */
export async function answerMetrics(
	{ config, metrics }: Pick<Runtime, 'config' | 'metrics'>,
	request: Request
): Promise<Response> {
	const { metricsToken } = config;
	const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
	if (metricsToken === '' || given === undefined || !isSame(given, metricsToken)) {
		return new Response('Not found', { status: 404, headers: UNKEPT });
	}
	const headers = { ...UNKEPT, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' };
	return new Response(await metrics.read(), { headers });
}

function isSame(given: string, expected: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}
