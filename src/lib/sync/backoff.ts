/** The longest wait between two tries, in milliseconds: a server that is back is noticed within it. */
const LONGEST_WAIT = 60_000;
/** The first wait, at most. */
const SHORTEST_WAIT = 250;

/**
 * How long to wait after the n-th failure in a row, in milliseconds. After the first not at all: on a poor link a cut
 * is the rule, and the next try goes through. From then on it doubles to the cap, and half of it is chance, so that a
 * thousand devices that lost the server together do not return together. `chance` is in [0, 1).
 */
export function waitAfter(failures: number, chance: number): number {
	if (failures <= 1) return 0;
	const full = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** Math.min(failures - 2, 10));
	return Math.round(full / 2 + (full / 2) * chance);
}
