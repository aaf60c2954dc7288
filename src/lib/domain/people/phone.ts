import type { ProblemCode } from '../problem.ts';

/** To be replaced by the domain helper: see the contract in the docstrings. */
export function normalizePhone(text: string): string {
	return text.replace(/[^\d+]/g, '').replace(/^0/, '+994').replace(/^994/, '+994');
}

export function checkPhone(text: string): ProblemCode | null {
	return /^\+994\d{9}$/.test(text) ? null : 'phoneInvalid';
}
