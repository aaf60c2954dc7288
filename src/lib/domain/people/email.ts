import * as v from 'valibot';
import type { ProblemCode } from '../problem.ts';
import { dropInvisible } from '../text/tidy.ts';

const emailSchema = v.pipe(v.string(), v.email());

/** Without spaces, the domain in lower case (the part before @ may be case-sensitive). */
export function normalizeEmail(text: string): string {
	const address = dropInvisible(text).replace(/\s/g, '');
	const at = address.lastIndexOf('@');
	return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase();
}

/** Whether it has the form of an e-mail address in Latin letters: what every mail server takes. */
export function checkEmail(text: string): ProblemCode | null {
	return v.is(emailSchema, text) ? null : 'emailInvalid';
}
