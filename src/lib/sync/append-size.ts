/** The append sizes ever used, in bytes. */
export const SMALLEST_APPEND = 16 * 1024;
export const LARGEST_APPEND = 4 * 1024 * 1024;
export const FIRST_APPEND = 256 * 1024;

/** The longest an append should take on the link as it is, in milliseconds: what a cut costs at the most behind a proxy. */
const LONGEST_APPEND = 8_000;

/** After one got through: twice as large, but no larger than the link carries in a few seconds. */
export function growAppend(bytes: number, took: number): number {
	const perMillisecond = bytes / Math.max(took, 1);
	return clamp(Math.min(bytes * 2, perMillisecond * LONGEST_APPEND));
}

/** After one was cut or refused as too large: half. */
export function shrinkAppend(bytes: number): number {
	return clamp(bytes / 2);
}

function clamp(bytes: number): number {
	return Math.round(Math.min(LARGEST_APPEND, Math.max(SMALLEST_APPEND, bytes)));
}
