import type { Problem } from '$lib/domain/problem.ts';

interface Known {
	/** What is wrong now. */
	standing: readonly Problem[];
	/** Where something was wrong at the last try: nothing is said of what was not tried yet. */
	tried: readonly Problem['at'][];
	/** What the server said was wrong. */
	refused: readonly Problem[];
}

/** What is to be said: what the server refused, and what was wrong at the last try and still is. */
export function toldProblems({ standing, tried, refused }: Known): Problem[] {
	const told = standing.filter(({ at }) => tried.includes(at));
	return [...refused.filter(({ at }) => !told.some((problem) => problem.at === at)), ...told];
}
