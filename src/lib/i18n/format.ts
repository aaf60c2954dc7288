import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';

const TIME_ZONE = 'Asia/Baku';
const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/** Chromium carries no Azerbaijani numbers and takes the English ones without a word; the German are the same. */
const NUMBERS_AS_IN = { az: 'de', ru: 'ru', en: 'en' } as const;

/** en-GB gives day before month and two digits for each in every browser; only its parts are used. */
const clockParts = new Intl.DateTimeFormat('en-GB', {
	timeZone: TIME_ZONE,
	day: '2-digit',
	month: '2-digit',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

type Moment = string | number | Date;

/** A day as `05.03.2025` by the clock of Baku; takes ISO 8601, `YYYY-MM-DD` or epoch milliseconds. */
export function formatDate(moment: Moment): string {
	const { day, month, year } = partsOf(moment);
	return `${day}.${month}.${year}`;
}

/** `14:32` by the clock of Baku. */
export function formatTime(moment: Moment): string {
	const { hour, minute } = partsOf(moment);
	return `${hour}:${minute}`;
}

/** `05.03.2025, 14:32` by the clock of Baku. */
export function formatDateTime(moment: Moment): string {
	return `${formatDate(moment)}, ${formatTime(moment)}`;
}

/** How old something is, in words for the recent and as a date for the rest. Both in epoch milliseconds. */
export function formatAge(moment: number, now: number): string {
	if (now - moment < 60_000) return m.format_just_now();
	if (formatDate(moment) === formatDate(now)) return m.format_today({ time: formatTime(moment) });
	return formatDateTime(moment);
}

/** A number with the separators of the language: `1.234,5` in Azerbaijani. */
export function formatNumber(value: number, fractionDigits = 0): string {
	return new Intl.NumberFormat(NUMBERS_AS_IN[getLocale()], {
		maximumFractionDigits: fractionDigits
	}).format(value);
}

/** A size for people: `640 KB`, `3,4 MB`. Takes bytes. */
export function formatBytes(bytes: number): string {
	if (bytes < MEGABYTE) {
		return m.format_kilobytes({ size: formatNumber(Math.ceil(bytes / 1024)) });
	}
	if (bytes < GIGABYTE) return m.format_megabytes({ size: formatNumber(bytes / MEGABYTE, 1) });
	return m.format_gigabytes({ size: formatNumber(bytes / GIGABYTE, 1) });
}

/** A part of a whole in whole per cent, rounded down, so that 100 % means all of it. */
export function percentOf(part: number, whole: number): number {
	return whole > 0 ? Math.floor((Math.min(part, whole) / whole) * 100) : 0;
}

function partsOf(moment: Moment): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
	const parts = clockParts.formatToParts(new Date(moment));
	return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}
