/**
 * Puts on the disk what several have written with one call for all who wait meanwhile. Writers count what they write;
 * a count is reached once a call that began after it has ended. A call that failed stands: what it was for may be
 * missing on the disk for good though the next would succeed, so nothing is said to be there until a new start.
 */
export class SharedSync {
	readonly #sync: () => Promise<void>;
	#written = 0;
	#reached = 0;
	#running: Promise<void> | undefined;

	constructor(sync: () => Promise<void>) {
		this.#sync = sync;
	}

	/** Resolves once all that was written up to this count, and so before it, is on the disk. */
	async reach(written: number): Promise<void> {
		this.#written = Math.max(this.#written, written);
		while (this.#reached < written) await (this.#running ??= this.#run());
	}

	async #run(): Promise<void> {
		const written = this.#written;
		await this.#sync();
		this.#reached = written;
		this.#running = undefined;
	}
}
