/** Reads a stream of chunks in runs of a length asked for. */
export class ByteReader {
	readonly #source: AsyncIterator<Uint8Array>;
	#rest: Uint8Array = new Uint8Array();

	constructor(source: AsyncIterable<Uint8Array>) {
		this.#source = source[Symbol.asyncIterator]();
	}

	/** The next so many bytes; fewer, down to none, only at the end. */
	async read(length: number): Promise<Uint8Array> {
		const runs: Uint8Array[] = [];
		for (let left = length; left > 0;) {
			if (this.#rest.length === 0 && !(await this.#fetch())) break;
			const run = this.#rest.subarray(0, left);
			this.#rest = this.#rest.subarray(run.length);
			left -= run.length;
			runs.push(run);
		}
		const [only] = runs;
		return only?.length === length ? only : Buffer.concat(runs);
	}

	/** Reads nothing more: the stream may let go of what it holds. */
	async end(): Promise<void> {
		await this.#source.return?.();
	}

	async #fetch(): Promise<boolean> {
		const next = await this.#source.next();
		if (next.done !== true) this.#rest = next.value;
		return next.done !== true;
	}
}
