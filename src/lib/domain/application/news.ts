import { canMove, type Status } from './status.ts';

/**
 * Whether something became of an application after the first `seen` steps of its history that its owner did not do
 * themselves: on another device their own steps are no news either.
 */
export function hasNews(history: readonly { status: Status }[], seen: number): boolean {
	return history.some(({ status }, index) => {
		const before = history[index - 1]?.status ?? 'draft';
		return index >= seen && !canMove(before, status, 'applicant');
	});
}
