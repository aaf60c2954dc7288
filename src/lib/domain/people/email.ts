import * as v from 'valibot';
import type { ProblemCode } from '../problem.ts';

const emailSchema = v.pipe(v.string(), v.maxLength(254), v.email());

/** Without spaces at the ends, the domain in lower case (the part before @ may be case-sensitive). */
export function normalizeEmail(text: string): string {
	const trimmed = text.trim();
	const at = trimmed.lastIndexOf('@');
	return at < 0 ? trimmed : trimmed.slice(0, at) + trimmed.slice(at).toLowerCase();
}

export function checkEmail(text: string): ProblemCode | null {
	return v.is(emailSchema, text) ? null : 'emailInvalid';
}
