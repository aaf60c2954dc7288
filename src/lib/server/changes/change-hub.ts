import type { PersonId } from '../../domain/ids.ts';

/** Whoever changes a person's data says so here once it is committed. */
export interface Changes {
	publish(person: PersonId, revision: number): void;
}

/** What carries the word to the other processes of this server. */
export interface Relay {
	send(person: PersonId, revision: number): void;
	close(): Promise<void>;
}

type Listener = (revision: number) => void;

/** Listeners a person may have at a time, over all their devices. */
const LISTENERS_MAX = 12;

/** Tells this process's open pages that something of their person's has changed: to which revision, and no more. */
export class ChangeHub implements Changes {
	readonly #listeners = new Map<PersonId, Set<Listener>>();
	readonly #closing = new AbortController();
	#relay: Relay | null = null;

	/** From here on other processes hear of what is published here. */
	relayBy(relay: Relay): void {
		this.#relay = relay;
	}

	publish(person: PersonId, revision: number): void {
		this.deliver(person, revision);
		this.#relay?.send(person, revision);
	}

	/** Has everyone who listens for this person look whether they are still signed in. */
	recheck(person: PersonId): void {
		this.publish(person, 0);
	}

	/** Tells this process's listeners alone: what the relay heard from another process. */
	deliver(person: PersonId, revision: number): void {
		for (const listener of this.#listeners.get(person) ?? []) listener(revision);
	}

	/** Whether one more may listen for this person. */
	hasRoom(person: PersonId): boolean {
		return (this.#listeners.get(person)?.size ?? 0) < LISTENERS_MAX;
	}

	/**
	 * What is published for this person from now on, until the signal or the hub ends it. Of what comes faster than it is
	 * taken only the last is given.
	 */
	async *listen(person: PersonId, signal: AbortSignal): AsyncGenerator<number> {
		const ends = AbortSignal.any([signal, this.#closing.signal]);
		let latest: number | null = null;
		let wake = () => {};
		const stop = this.#add(person, (revision) => {
			latest = Math.max(latest ?? 0, revision);
			wake();
		});
		const onEnd = () => wake();
		ends.addEventListener('abort', onEnd);
		try {
			while (!ends.aborted) {
				if (latest === null) await new Promise<void>((resolve) => (wake = resolve));
				const told: number | null = latest;
				latest = null;
				if (told !== null && !ends.aborted) yield told;
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
