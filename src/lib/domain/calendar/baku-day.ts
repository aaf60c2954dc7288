/** A day of the calendar, `YYYY-MM-DD`. */
export type Day = string;

/** Sweden writes days as ISO 8601 does. */
const bakuCalendar = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Asia/Baku',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day it is in Baku at a moment given in epoch milliseconds. */
export function bakuDay(moment: number): Day {
	return bakuCalendar.format(moment);
}

/** The day so many days later; earlier when negative. */
export function addDays(day: Day, count: number): Day {
	return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whether it is a Saturday or a Sunday. */
export function isWeekend(day: Day): boolean {
	return [0, 6].includes(new Date(day).getUTCDay());
}

/** A day as people write it here: `05.03.2025`. */
export function formatDay(day: Day): string {
	return day.split('-').reverse().join('.');
}
