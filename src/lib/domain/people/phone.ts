import { type ParseError, parsePhoneNumberWithError } from 'libphonenumber-js/core';
import type { ProblemCode } from '../problem.ts';
import { tidyLine } from '../text/tidy.ts';
import { phoneMetadata } from './phone-metadata.ts';

/**
 * A phone number in E.164 (`+994502345678`) from any way people write it: `050 234 56 78`, `+994 50…`, `99450…`,
 * `00994…`. What is no number of Azerbaijan comes back as it was.
 */
export function normalizePhone(text: string): string {
	const read = readPhone(text);
	return 'number' in read ? read.number : text.trim();
}

/** Whether it is a number, fixed or mobile, of Azerbaijan's numbering plan. */
export function checkPhone(text: string): ProblemCode | null {
	const read = readPhone(text);
	return 'number' in read ? null : read.problem;
}

function readPhone(text: string): { number: string } | { problem: ProblemCode } {
	try {
		const options = { defaultCountry: 'AZ', extract: false } as const;
		const phone = parsePhoneNumberWithError(tidyLine(text), options, phoneMetadata);
		// An extension can't be sent an SMS and must not be lost in silence.
		return phone.isValid() && !phone.ext ? { number: phone.number } : { problem: 'phoneInvalid' };
	} catch (error) {
		return { problem: isForeign(error as ParseError) ? 'phoneForeign' : 'phoneInvalid' };
	}
}

/** The metadata knows one country: a calling code it can't name is another's. */
function isForeign({ message }: ParseError): boolean {
	return message === 'INVALID_COUNTRY';
}
