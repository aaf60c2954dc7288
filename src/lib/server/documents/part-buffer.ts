import { DOCUMENT_PART_BYTES } from '../../domain/documents/document-limits.ts';

/** Gathers the chunks of a stream into parts of one size. */
export class PartBuffer {
	readonly #bytes = new Uint8Array(DOCUMENT_PART_BYTES);
	#length = 0;

	/** Takes as much of the chunk as there is room for. Answers what is left of it. */
	fill(chunk: Uint8Array): Uint8Array {
		const taken = chunk.subarray(0, this.#bytes.length - this.#length);
		this.#bytes.set(taken, this.#length);
		this.#length += taken.length;
		return chunk.subarray(taken.length);
	}

	get isFull(): boolean {
		return this.#length === this.#bytes.length;
	}

	/** Gives out what was gathered, in a copy, and begins the next part. */
	take(): Uint8Array {
		const part = this.#bytes.slice(0, this.#length);
		this.#length = 0;
		return part;
	}
}
