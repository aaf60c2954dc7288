import type { Millis } from './columns.ts';

export interface RateLimitTable {
	/** What is counted and whose: a session's id or an address's hash. */
	key: string;
	points: number;
	expires_at: Millis;
}
