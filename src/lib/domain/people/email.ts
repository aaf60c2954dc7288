import type { ProblemCode } from '../problem.ts';
import { dropInvisible } from '../text/tidy.ts';

/** A label of a domain's name: `example`, or a name in other letters as the network writes it, `xn--mnchen-3ya`. */
const LABEL = '[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?';
const TOP = '(?:[a-z]{2,63}|xn--[a-z\\d-]{0,58}[a-z\\d])';
const ADDRESS = new RegExp(`^[\\w+-]+(?:\\.[\\w+-]+)*@(?:${LABEL}\\.)+${TOP}$`, 'i');

/** Without spaces, the domain in lower case (the part before @ may be case-sensitive). */
export function normalizeEmail(text: string): string {
	const address = dropInvisible(text).replace(/\s/g, '');
	const at = address.lastIndexOf('@');
	return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase();
}

/** Whether it has the form of an e-mail address in Latin letters: what every mail server takes. */
export function checkEmail(text: string): ProblemCode | null {
	return ADDRESS.test(text) ? null : 'emailInvalid';
}
