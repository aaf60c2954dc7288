import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** What the server says of itself, one JSON object a line. No name, FİN, phone, e-mail or typed text ever goes in. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export function makeLog({ logLevel }: Pick<Config, 'logLevel'>): Log {
	return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
