/** What was written may be missing on the disk for good, though the next call to bring it there would succeed. */
export class SyncFailed extends Error {
	readonly code = 'SYNC_FAILED';
}

/**
 * Puts on the disk what several have written with one call for all who wait meanwhile. Writers count what they write;
 * a count is reached once a call that began after it has ended. What was there before anybody counted may be what a
 * killed process left behind: it waits for the first call. A call that failed stands: nothing is said to be on the disk
 * until a new start.
 */
export class SharedSync {
	readonly #sync: () => Promise<void>;
	#written = 0;
	#reached = -1;
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
		try {
			await this.#sync();
		} catch (cause) {
			throw new SyncFailed('The log could not be brought to the disk', { cause });
		}
		this.#reached = written;
		this.#running = undefined;
	}
}
