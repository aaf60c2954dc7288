/** The version this build speaks. A server also answers the one before; anything older is told to update. */
export const PROTOCOL = 1;

/** Whether a server whose own version is `own` answers a device that speaks this one. There is none before the first. */
export function isSpoken(version: number, own = PROTOCOL): boolean {
	return version > 0 && (version === own || version === own - 1);
}

/** The most bytes of JSON one exchange carries up; a mutation larger than this travels alone. */
export const EXCHANGE_BUDGET_BYTES = 64 * 1024;

/** Header names of `document.append`, whose body is the bytes themselves. */
export const APPEND_HEADERS = {
	document: 'x-document',
	offset: 'x-offset',
	person: 'x-person'
} as const;
