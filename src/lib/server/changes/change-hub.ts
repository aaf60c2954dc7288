import type { PersonId } from '../../domain/ids.ts';

/** Whoever changes a person's data says so here once it is committed. */
export interface Changes {
	publish(person: PersonId): void;
}

/** What carries the word to the other processes of this server. */
export interface Relay {
	send(person: PersonId): void;
	close(): Promise<void>;
}

type Listener = () => void;

/** Listeners a person may have at a time, over all their devices. */
const LISTENERS_MAX = 12;

/**
 * Tells this process's open pages that something of their person's has changed, and no more: how far it has come, and
 * whether they are still signed in, they look up.
 */
export class ChangeHub implements Changes {
	readonly #listeners = new Map<PersonId, Set<Listener>>();
	readonly #closing = new AbortController();
	#relay: Relay | null = null;

	/** From here on other processes hear of what is published here. */
	relayBy(relay: Relay): void {
		this.#relay = relay;
	}

	publish(person: PersonId): void {
		this.deliver(person);
		this.#relay?.send(person);
	}

	/** Tells this process's listeners alone: what the relay heard from another process. */
	deliver(person: PersonId): void {
		for (const listener of this.#listeners.get(person) ?? []) listener();
	}

	/** Has every listener look: what other processes said meanwhile was not heard. */
	deliverAll(): void {
		for (const person of this.#listeners.keys()) this.deliver(person);
	}

	/** Whether one more may listen for this person. */
	hasRoom(person: PersonId): boolean {
		return (this.#listeners.get(person)?.size ?? 0) < LISTENERS_MAX;
	}

	/**
	 * Yields whenever something is published for this person from now on, until the signal or the hub ends it; once for all
	 * that comes before it is asked again.
	 */
	async *listen(person: PersonId, signal: AbortSignal): AsyncGenerator<void> {
		const ends = AbortSignal.any([signal, this.#closing.signal]);
		let isDue = false;
		let wake = () => {};
		const stop = this.#add(person, () => {
			isDue = true;
			wake();
		});
		const onEnd = () => wake();
		ends.addEventListener('abort', onEnd);
		try {
			while (!ends.aborted) {
				if (!isDue) await new Promise<void>((resolve) => (wake = resolve));
				isDue = false;
				if (!ends.aborted) yield;
			}
		} finally {
			ends.removeEventListener('abort', onEnd);
			stop();
		}
	}

	/** Ends every listener: a server that stops must not wait for pages that never leave. */
	async close(): Promise<void> {
		this.#closing.abort();
		await this.#relay?.close();
		this.#relay = null;
	}

	#add(person: PersonId, listener: Listener): () => void {
		const listeners = this.#listeners.get(person) ?? new Set();
		this.#listeners.set(person, listeners.add(listener));
		return () => {
			listeners.delete(listener);
			if (listeners.size === 0) this.#listeners.delete(person);
		};
	}
}
