const SECOND = 1000;
const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = 4 * 60 * 60 * SECOND;

/**
 * How long to wait after so many failed tries, in milliseconds: twice as long each time, up to four hours, less up to a
 * fifth by chance (a number in [0, 1)) so that messages do not all come back at once. Null after the longest wait was in
 * vain: then somebody must look.
 */
export function waitAfter(attempts: number, chance: number): number | null {
	const before = FIRST_WAIT * 2 ** (attempts - 2);
	if (before >= LONGEST_WAIT) return null;
	const wait = Math.min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT);
	return Math.round(wait * (1 - chance / 5));
}
