/** The version this build speaks. A server also answers the one before; anything older is told to update. */
export const PROTOCOL = 1;

/** Whether a server whose own version is `own` answers a device that speaks this one. There is none before the first. */
export function isSpoken(version: number, own = PROTOCOL): boolean {
	return version > 0 && (version === own || version === own - 1);
}

/** The most bytes of JSON one exchange carries up; a mutation larger than this travels alone. */
export const EXCHANGE_BUDGET_BYTES = 64 * 1024;

/** The most mutations one exchange carries up: a small one weighs less than a hundred bytes. */
export const EXCHANGE_MUTATIONS = 500;

/** About the most bytes of changes in one answer: a few seconds of a poor link, and the device waits for as many. */
export const PAGE_BYTES = 32 * 1024;

/**
 * The header of an append, whose body is the bytes themselves: the document's id and where in it they belong; of a question
 * what is held, the id. One and short, because after each cut it goes up again.
 */
export const RUN_HEADER = 'x-run';

/** The header by which the desk says in whose session it means to append. */
export const PERSON_HEADER = 'x-person';
