import type { ProblemCode } from '../../problem.ts';
import { mendLookalikes } from '../../text/lookalikes.ts';
import { tidyLine } from '../../text/tidy.ts';

/** A street, settlement or village that is not in the directory, in the person's own words. */
export function normalizePlaceText(text: string): string {
	return mendLookalikes(tidyLine(text));
}

/** A dash or a dot put in to get past the field names no place. */
export function checkPlaceText(text: string): ProblemCode | null {
	return /\p{L}|\d/u.test(text) ? null : 'required';
}
