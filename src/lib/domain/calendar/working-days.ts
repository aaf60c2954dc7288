import { bakuDay, type Day } from './baku-day.ts';
import { workingDaysAfter } from './holidays.ts';

export interface Term {
	/** When it begins, epoch milliseconds; that day itself is not counted. */
	from: number;
	/** How many working days it has. */
	workingDays: number;
	/** The decreed holidays, `YYYY-MM-DD`. */
	holidays: readonly Day[];
}

/** The last day of a term counted in working days, on Azerbaijan's calendar. */
export function dueDay({ from, workingDays, holidays }: Term): Day {
	let due = bakuDay(from);
	const days = workingDaysAfter(due, holidays);
	for (let count = 0; count < workingDays; count++) due = days.next().value;
	return due;
}
