import type { Clock, RandomBytes } from '../../../domain/ids.ts';
import { makeDigits } from './digits.ts';
import type { SamplePerson } from './people.ts';

const LIFETIME_MS = 3 * 60_000;
const MAX_TRIES = 3;
const CODE_DIGITS = 6;

/** A code "sent" to a sample person, as the outbox page shows it. */
export interface SentCode {
	person: SamplePerson;
	code: string;
	expiresAt: number;
}

export type CodeVerdict =
	| { kind: 'right'; person: SamplePerson }
	| { kind: 'wrong'; triesLeft: number }
	| { kind: 'expired' };

/** The one-time codes of the sign-ins under way, by the sign-in's id. */
export class OneTimeCodes {
	readonly #sent = new Map<string, SentCode & { triesLeft: number }>();
	readonly #clock: Clock;
	readonly #random: RandomBytes;

	constructor(clock: Clock, random: RandomBytes) {
		this.#clock = clock;
		this.#random = random;
	}

	/** Sends a new code; an earlier one of the same sign-in is worth nothing any more. */
	send(signIn: string, person: SamplePerson): void {
		this.#forgetExpired();
		const expiresAt = this.#clock() + LIFETIME_MS;
		this.#sent.set(signIn, {
			person,
			code: makeDigits(this.#random, CODE_DIGITS),
			expiresAt,
			triesLeft: MAX_TRIES
		});
	}

	/** A right code is used up; one that was wrong three times is gone. */
	check(signIn: string, code: string): CodeVerdict {
		this.#forgetExpired();
		const sent = this.#sent.get(signIn);
		if (!sent) return { kind: 'expired' };
		sent.triesLeft -= 1;
		const isRight = sent.code === code;
		if (isRight || sent.triesLeft === 0) this.#sent.delete(signIn);
		return isRight
			? { kind: 'right', person: sent.person }
			: { kind: 'wrong', triesLeft: sent.triesLeft };
	}

	/** Everything sent that still holds, the latest first. */
	list(): SentCode[] {
		this.#forgetExpired();
		return [...this.#sent.values()].reverse();
	}

	#forgetExpired(): void {
		for (const [signIn, { expiresAt }] of this.#sent) {
			if (expiresAt <= this.#clock()) this.#sent.delete(signIn);
		}
	}
}
