import type { Outcome } from '../../../domain/wire/exchange.ts';
import type { Problem, ProblemCode } from '../../../domain/problem.ts';

/** The answer to a mutation that was done, or had been done already. */
export const DONE: Outcome = { ok: true };

/** The answer to a mutation that changes nothing, and why. */
export function refuse(code: ProblemCode, at?: string): Outcome {
	return { ok: false, problems: [problemAt(code, at)] };
}

function problemAt(code: ProblemCode, at?: string): Problem {
	return at === undefined ? { code } : { code, at };
}
