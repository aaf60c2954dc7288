import type { Clock } from '../../../domain/ids.ts';

/** How long an answer, or that there was none, is still told. */
const MEMORY_MS = 10 * 60_000;

export type RequestState<Given> =
	| { kind: 'waiting' }
	| { kind: 'answered'; given: Given }
	| { kind: 'cancelled' }
	| { kind: 'expired' };

/** What a sign-in asked somewhere else, and what became of it. */
export interface PendingRequest<Asked, Given> {
	/** The sign-in's id. */
	id: string;
	asked: Asked;
	expiresAt: number;
	state: RequestState<Given>;
}

/** What the sign-ins under way wait for, at most one thing each. */
export class PendingRequests<Asked, Given> {
	readonly #requests = new Map<string, PendingRequest<Asked, Given>>();
	readonly #clock: Clock;
	readonly #lifetimeMs: number;

	constructor(clock: Clock, lifetimeMs: number) {
		this.#clock = clock;
		this.#lifetimeMs = lifetimeMs;
	}

	/** Asks; what the same sign-in asked before is forgotten. */
	ask(id: string, asked: Asked): PendingRequest<Asked, Given> {
		const expiresAt = this.#clock() + this.#lifetimeMs;
		const request = { id, asked, expiresAt, state: { kind: 'waiting' } } as const;
		this.#requests.set(id, request);
		return request;
	}

	find(id: string): PendingRequest<Asked, Given> | undefined {
		this.#age();
		return this.#requests.get(id);
	}

	/** The request, if it still waits for its answer. */
	findWaiting(id: string): PendingRequest<Asked, Given> | undefined {
		const request = this.find(id);
		return request?.state.kind === 'waiting' ? request : undefined;
	}

	forget(id: string): void {
		this.#requests.delete(id);
	}

	/** The answer, null for a refusal; it counts while the request waits, and once. */
	answer(id: string, given: Given | null): void {
		const request = this.findWaiting(id);
		if (!request) return;
		request.state = given === null ? { kind: 'cancelled' } : { kind: 'answered', given };
	}

	listWaiting(): PendingRequest<Asked, Given>[] {
		this.#age();
		return [...this.#requests.values()].filter(({ state }) => state.kind === 'waiting');
	}

	#age(): void {
		const now = this.#clock();
		for (const request of this.#requests.values()) {
			const isLate = request.state.kind === 'waiting' && request.expiresAt <= now;
			if (isLate) request.state = { kind: 'expired' };
			if (request.expiresAt + MEMORY_MS <= now) this.#requests.delete(request.id);
		}
	}
}
