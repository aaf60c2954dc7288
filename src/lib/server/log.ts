import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** What the server says of itself: the event and facts about it. No name, FİN, phone, e-mail or typed text ever goes in. */
export type Log = Record<
	'debug' | 'info' | 'warn' | 'error',
	(facts: object, event: string) => void
>;

/** A log of one JSON object a line on the standard output. */
export function makeLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
	return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
