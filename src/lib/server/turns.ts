/** Lets so many work at a time; the others wait, first come first served. */
export class Turns {
	#free: number;
	readonly #waiting: (() => void)[] = [];

	constructor(atOnce: number) {
		this.#free = atOnce;
	}

	/** Resolves when it is one's turn, which one must give back. */
	async take(): Promise<void> {
		if (this.#free > 0) this.#free--;
		else await new Promise<void>((resolve) => this.#waiting.push(resolve));
	}

	giveBack(): void {
		const next = this.#waiting.shift();
		if (next) next();
		else this.#free++;
	}
}
