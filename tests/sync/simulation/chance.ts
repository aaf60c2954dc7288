/** A seeded source of chance: the same seed gives the same numbers for ever. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** In [0, 1). Mulberry32: small, fast, and good enough to drive a schedule. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number in [0, end). */
	below(end: number): number {
		return Math.floor(this.next() * end);
	}

	/** A whole number in [first, last]. */
	between(first: number, last: number): number {
		return first + this.below(last - first + 1);
	}

	/** True once in so many. */
	once(inSoMany: number): boolean {
		return this.next() * inSoMany < 1;
	}

	pick<Item>(items: readonly Item[]): Item {
		return items[this.below(items.length)]!;
	}

	/** One of the keys, each as often as its weight says. */
	weighted<Key extends string>(weights: Record<Key, number>): Key {
		const entries = Object.entries(weights) as [Key, number][];
		let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
		return entries.at(-1)![0];
	}

	/** A stream of its own, which the numbers drawn here afterwards do not move. */
	fork(): Chance {
		return new Chance(Math.floor(this.next() * 2 ** 32));
	}
}
