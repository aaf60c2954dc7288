import { pino } from 'pino';
import type { Config } from './config.ts';

/** What the server says of itself, one JSON object a line. No name, FİN, phone, e-mail or typed text ever goes in. */
export type Log = Record<
	'debug' | 'info' | 'warn' | 'error',
	(facts: object, event: string) => void
>;

export function makeLog({ logLevel }: Pick<Config, 'logLevel'>): Log {
	return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** What may be told of an error: its kind and where it arose. Its message may carry what a person typed. */
export function describeFault(error: unknown): object {
	if (!(error instanceof Error)) return { fault: typeof error };
	const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
	const code = 'code' in error ? error.code : undefined;
	return { fault: error.name, code, at: frames.slice(0, 8).map((frame) => frame.trim()) };
}
