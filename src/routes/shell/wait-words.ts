import { m } from '$lib/i18n/compiled/messages.js';
import { formatNumber } from '$lib/i18n/format.ts';

const MINUTE = 60_000;

/** How long the next PIN has to wait. */
export function waitWords(milliseconds: number): string {
	return milliseconds > MINUTE
		? m.pin_wait_minutes({ count: formatNumber(Math.ceil(milliseconds / MINUTE)) })
		: m.pin_wait_seconds({ count: formatNumber(Math.ceil(milliseconds / 1000)) });
}
