import type { Problem } from '../domain/problem.ts';
import type { ApplicationRow } from './person-database.ts';

/** What stands against an application as something else of it is queued: text typed too late is still to be read, or put away. */
export function problemsLeft({
	problems,
	leftOver
}: Pick<ApplicationRow, 'problems' | 'leftOver'>): Problem[] {
	if (Object.keys(leftOver).length === 0) return [];
	return problems.filter(({ code }) => code === 'alreadySubmitted');
}
