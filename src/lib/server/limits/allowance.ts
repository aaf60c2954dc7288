import { RateLimiterRes } from 'rate-limiter-flexible';
import { type LimiterParts, DatabaseLimiter } from './database-limiter.ts';

/** How many times the database is asked while one key uses up its whole limit. */
const PORTIONS = 30;
/** How many keys are remembered before those whose time is up are looked for. */
const MOST_HELD = 10_000;

interface Held {
	left: number;
	until: number;
	/** Whether the database had no more: then it isn't asked again before the time is up. */
	isRefused: boolean;
}

/**
 * One limit. It takes from the database in portions and hands out singly from memory, so that the usual request costs no
 * write; several processes share the limit to within a portion each.
 */
export class Allowance {
	readonly #parts: LimiterParts;
	readonly #limiter: DatabaseLimiter;
	readonly #portion: number;
	readonly #held = new Map<string, Held>();

	constructor(parts: LimiterParts, limit: { points: number; duration: number }) {
		this.#parts = parts;
		this.#limiter = new DatabaseLimiter(parts, limit);
		this.#portion = Math.max(1, Math.floor(limit.points / PORTIONS));
	}

	/** Takes one for this key: 0, or the milliseconds until there is one again. Throws when the database does. */
	async take(key: string): Promise<number> {
		const held = this.#held.get(key);
		const msLeft = held ? held.until - this.#parts.clock() : 0;
		if (!held || msLeft <= 0 || (held.left === 0 && !held.isRefused)) return this.#takePortion(key);
		if (held.isRefused) return msLeft;
		held.left--;
		return 0;
	}

	async #takePortion(key: string): Promise<number> {
		try {
			const { msBeforeNext } = await this.#limiter.consume(key, this.#portion);
			this.#hold(key, { left: this.#portion - 1, msLeft: msBeforeNext, isRefused: false });
			return 0;
		} catch (refusal) {
			if (!(refusal instanceof RateLimiterRes)) throw refusal;
			const msLeft = refusal.msBeforeNext;
			this.#hold(key, { left: 0, msLeft, isRefused: true });
			return msLeft;
		}
	}

	#hold(key: string, { msLeft, ...held }: Omit<Held, 'until'> & { msLeft: number }): void {
		if (this.#held.size >= MOST_HELD) this.#forgetOver();
		this.#held.set(key, { ...held, until: this.#parts.clock() + msLeft });
	}

	#forgetOver(): void {
		const now = this.#parts.clock();
		for (const [key, { until }] of this.#held) if (until <= now) this.#held.delete(key);
		if (this.#held.size >= MOST_HELD) this.#held.clear();
	}
}
