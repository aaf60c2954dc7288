import type { PersonDatabase } from '../person-database.ts';
import { readMeta, writeMeta } from '../meta.ts';
import type { PinTries } from './record.ts';

/** So many PINs may be tried one after another. */
const AT_ONCE = 3;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

/** How long to wait after so many tries that were not right, in milliseconds. */
export function waitAfterTries(count: number): number {
	if (count < AT_ONCE) return 0;
	return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (count - AT_ONCE));
}

/**
 * Counts a try before it is made, so that ending the app in the middle of one wins nothing. Answers 0 when it may be
 * made, else how long to wait, in milliseconds.
 */
export function countTry(db: PersonDatabase, now: number): Promise<number> {
	return db.transaction('rw', db.meta, async () => {
		const tries = (await readMeta(db, 'pinTries')) ?? { count: 0, at: now };
		// A clock set back makes nobody wait longer than once more.
		const since = { ...tries, at: Math.min(tries.at, now) };
		const wait = waitLeft(since, now);
		const next = wait > 0 ? since : { count: tries.count + 1, at: now };
		await writeMeta(db, 'pinTries', next);
		return wait;
	});
}

function waitLeft({ count, at }: PinTries, now: number): number {
	return Math.max(0, Math.min(at, now) + waitAfterTries(count) - now);
}

export async function forgetTries(db: PersonDatabase): Promise<void> {
	await db.meta.delete('pinTries');
}
