import fc from 'fast-check';
import { test } from 'vitest';

/** One seed for every run, so that a failure is found again; fast-check prints it with the case. */
const SEED = 20260305;
const RUNS = 500;

type Arbitraries<Values extends unknown[]> = {
	[Index in keyof Values]: fc.Arbitrary<Values[Index]>;
};

/** A rule that holds for any values. */
export function property<Values extends [unknown, ...unknown[]]>(
	title: string,
	arbitraries: Arbitraries<Values>,
	holds: (...values: Values) => void
): void {
	test(title, () => {
		fc.assert(fc.property(...arbitraries, holds), { seed: SEED, numRuns: RUNS });
	});
}
