import type { Clock, RandomBytes } from '../../../domain/ids.ts';
import { makeDigits } from './digits.ts';
import type { SamplePerson } from './people.ts';

const LIFETIME_MS = 2 * 60_000;
/** How long an answer, or that there was none, is still told. */
const MEMORY_MS = 10 * 60_000;
const CONTROL_DIGITS = 4;

/** A sign-in that waits for its person to agree on their phone. */
export interface PhoneRequest {
	/** The sign-in's id. */
	id: string;
	person: SamplePerson;
	/** The same on both screens: so a person sees that it is their own sign-in they agree to. */
	controlCode: string;
	expiresAt: number;
	state: 'waiting' | 'confirmed' | 'cancelled' | 'expired';
}

/** What the sample people's phones were asked. */
export class PhoneRequests {
	readonly #requests = new Map<string, PhoneRequest>();
	readonly #clock: Clock;
	readonly #random: RandomBytes;

	constructor(clock: Clock, random: RandomBytes) {
		this.#clock = clock;
		this.#random = random;
	}

	/** Asks the person's phone; what the same sign-in asked before is forgotten. */
	ask(id: string, person: SamplePerson): PhoneRequest {
		const controlCode = makeDigits(this.#random, CONTROL_DIGITS);
		const expiresAt = this.#clock() + LIFETIME_MS;
		const request: PhoneRequest = { id, person, controlCode, expiresAt, state: 'waiting' };
		this.#requests.set(id, request);
		return request;
	}

	find(id: string): PhoneRequest | undefined {
		this.#age();
		return this.#requests.get(id);
	}

	forget(id: string): void {
		this.#requests.delete(id);
	}

	/** The person's answer on the phone; it counts while the request waits, and once. */
	answer(id: string, isAgreed: boolean): void {
		const request = this.find(id);
		if (request?.state === 'waiting') request.state = isAgreed ? 'confirmed' : 'cancelled';
	}

	listWaiting(): PhoneRequest[] {
		this.#age();
		return [...this.#requests.values()].filter(({ state }) => state === 'waiting');
	}

	#age(): void {
		const now = this.#clock();
		for (const request of this.#requests.values()) {
			if (request.state === 'waiting' && request.expiresAt <= now) request.state = 'expired';
			if (request.expiresAt + MEMORY_MS <= now) this.#requests.delete(request.id);
		}
	}
}
