type Work = (lock: object | null) => Promise<unknown>;

interface Held {
	page: object;
	isAlone: boolean;
}

/** One device's Web Locks, as far as who has the key of a PIN needs them: a page that is gone holds none. */
export class KeyLocks {
	#held = new Map<string, Set<Held>>();

	/** What a page finds at `navigator.locks`. */
	of(page: object) {
		return {
			request: (name: string, options: { ifAvailable?: boolean }, work: Work) =>
				this.#request(name, { page, isAlone: options.ifAvailable === true }, work)
		};
	}

	release(page: object): void {
		for (const held of this.#held.values())
			for (const lock of held) if (lock.page === page) held.delete(lock);
	}

	async #request(name: string, lock: Held, work: Work): Promise<unknown> {
		const held = this.#held.get(name) ?? new Set();
		this.#held.set(name, held);
		const others = [...held];
		// Nobody who asks to share meets one who is alone here: that one has closed the other pages first.
		if (others.some(({ isAlone }) => isAlone || lock.isAlone)) return work(null);
		held.add(lock);
		try {
			return await work(lock);
		} finally {
			held.delete(lock);
		}
	}
}
