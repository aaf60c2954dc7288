import { RateLimiterRes } from 'rate-limiter-flexible';
import Store from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import type { Clock } from '../../domain/ids.ts';
import type { Database } from '../database/database.ts';
import type { Millis } from '../database/columns.ts';

interface Counted {
	points: number;
	expires_at: Millis;
}

export interface LimiterParts {
	db: Database;
	clock: Clock;
}

/**
 * rate-limiter-flexible counting in the product's own database. The stores it brings would begin transactions of their
 * own on SQLite's one connection, in the middle of ours.
 */
export class DatabaseLimiter extends Store<Counted> {
	readonly #parts: LimiterParts;

	/** So many points in so many seconds. */
	constructor(parts: LimiterParts, limit: { points: number; duration: number }) {
		super({ ...limit, storeClient: parts.db });
		this.#parts = parts;
	}

	protected override async _upsert(
		...[key, points, milliseconds, isForced]: [string, number, number, boolean]
	): Promise<Counted> {
		const { db, clock } = this.#parts;
		const now = clock();
		const fresh = { points, expires_at: now + milliseconds };
		return db
			.insertInto('rate_limit')
			.values({ key, ...fresh })
			.onConflict((conflict) =>
				conflict.column('key').doUpdateSet((row) => {
					const isOver = row('rate_limit.expires_at', '<=', isForced ? fresh.expires_at : now);
					const sum = row('rate_limit.points', '+', points);
					const end = row.ref('rate_limit.expires_at');
					return {
						points: row.case().when(isOver).then(points).else(sum).end(),
						expires_at: row.case().when(isOver).then(fresh.expires_at).else(end).end()
					};
				})
			)
			.returning(['points', 'expires_at'])
			.executeTakeFirstOrThrow();
	}

	protected override async _get(key: string): Promise<Counted | null> {
		const { db, clock } = this.#parts;
		const row = await db
			.selectFrom('rate_limit')
			.select(['points', 'expires_at'])
			.where('key', '=', key)
			.where('expires_at', '>', clock())
			.executeTakeFirst();
		return row ?? null;
	}

	protected override async _delete(key: string): Promise<boolean> {
		const { db } = this.#parts;
		const { numDeletedRows } = await db
			.deleteFrom('rate_limit')
			.where('key', '=', key)
			.executeTakeFirst();
		return numDeletedRows > 0n;
	}

	protected override _getRateLimiterRes(_key: string, added: number, row: Counted): RateLimiterRes {
		const msLeft = Math.max(0, row.expires_at - this.#parts.clock());
		const remaining = Math.max(0, this.points - row.points);
		return new RateLimiterRes(remaining, msLeft, row.points, row.points === added);
	}
}

/** Forgets what no longer counts. */
export async function purgeLimits({ db, clock }: LimiterParts): Promise<void> {
	await db.deleteFrom('rate_limit').where('expires_at', '<=', clock()).execute();
}
