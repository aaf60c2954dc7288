/** The version this build speaks. A server also answers the one before; anything older is told to update. */
export const PROTOCOL = 1;

/** The one before it; the first has none before it but itself. */
const PREVIOUS_PROTOCOL = 1;

/** Whether a server of this build answers a device that speaks this version. */
export function isSpoken(version: number): boolean {
	return version === PROTOCOL || version === PREVIOUS_PROTOCOL;
}

/** The most bytes of JSON one exchange carries up; a mutation larger than this travels alone. */
export const EXCHANGE_BUDGET_BYTES = 64 * 1024;

/** Header names of `document.append`, whose body is the bytes themselves. */
export const APPEND_HEADERS = {
	document: 'x-document',
	offset: 'x-offset',
	person: 'x-person'
} as const;
