import { addDays, type Day, isWeekend } from './baku-day.ts';

/**
 * Holidays of every year, `MM-DD` (Labour Code of Azerbaijan, article 105). Novruz is five days that have been decreed
 * as these for years; Ramazan and Qurban follow the moon and are decreed each December: they are configuration.
 */
const YEARLY_HOLIDAYS = [
	...['01-01', '01-02', '03-08', '03-20', '03-21', '03-22', '03-23', '03-24'],
	...['05-09', '05-28', '06-15', '06-26', '11-08', '11-09', '12-31']
];

/** 20 January, a day of mourning: no working day, but no holiday that a rest day would be owed for (article 106). */
const MOURNING = '01-20';

/** No run of holidays and the rest days owed for them is longer. */
const LONGEST_RUN_DAYS = 31;

/** How a day is kept, and how many moved rest days are still to be taken after it. */
interface KeptDay {
	isWorking: boolean;
	owed: number;
}

/**
 * Whether people work on this day. A holiday that falls on a weekend or on another holiday moves a rest day to the next
 * working day (article 105, parts 5 and 6). `decreed` are the holidays of single years, on the days they are kept.
 */
export function isWorkingDay(day: Day, decreed: readonly Day[]): boolean {
	return keepDay(day, restDaysOwed(day, decreed), decreed).isWorking;
}

/** The working days after a day, one by one without end. */
export function* workingDaysAfter(day: Day, decreed: readonly Day[]): Generator<Day, never> {
	let next = addDays(day, 1);
	let owed = restDaysOwed(next, decreed);
	for (;;) {
		const kept = keepDay(next, owed, decreed);
		if (kept.isWorking) yield next;
		owed = kept.owed;
		next = addDays(next, 1);
	}
}

/** How many moved rest days are still to be taken when the day begins. */
function restDaysOwed(day: Day, decreed: readonly Day[]): number {
	let owed = 0;
	for (let back = LONGEST_RUN_DAYS; back > 0; back--) {
		owed = keepDay(addDays(day, -back), owed, decreed).owed;
	}
	return owed;
}

function keepDay(day: Day, owed: number, decreed: readonly Day[]): KeptDay {
	const holidays = countHolidays(day, decreed);
	if (isWeekend(day)) return { isWorking: false, owed: owed + holidays };
	if (holidays > 0) return { isWorking: false, owed: owed + holidays - 1 };
	if (day.endsWith(MOURNING)) return { isWorking: false, owed };
	return { isWorking: owed === 0, owed: Math.max(0, owed - 1) };
}

function countHolidays(day: Day, decreed: readonly Day[]): number {
	const isOnDay = (holiday: string) => day.endsWith(holiday);
	return YEARLY_HOLIDAYS.filter(isOnDay).length + decreed.filter(isOnDay).length;
}
