import { canMove, type Status } from './status.ts';

type History = readonly { status: Status }[];

/**
 * Whether something became of an application after the first `seen` steps of its history that its owner did not do
 * themselves: on another device their own steps are no news either.
 */
export function hasNews(history: History, seen: number): boolean {
	return history.some((_, step) => isNews(history, { step, seen }));
}

/** Whether this one step of a history is such news. */
export function isNews(history: History, { step, seen }: { step: number; seen: number }): boolean {
	const before = history[step - 1]?.status ?? 'draft';
	const after = history[step]?.status ?? before;
	return step >= seen && !canMove(before, after, 'applicant');
}
