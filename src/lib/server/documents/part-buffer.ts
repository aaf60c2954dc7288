import { DOCUMENT_PART_BYTES } from '../../domain/documents/document-limits.ts';

/** How many parts are gathered at the most. */
const MOST_PARTS = 4;

/** Gathers the chunks of a stream into parts of one size. */
export class PartBuffer {
	#parts: Uint8Array[] = [];
	/** How much of the last part is filled. */
	#length = DOCUMENT_PART_BYTES;

	/** Takes as much of the chunk as there is room for in the part begun. Answers what is left of it. */
	fill(chunk: Uint8Array): Uint8Array {
		const part = this.#begun();
		const taken = chunk.subarray(0, part.length - this.#length);
		part.set(taken, this.#length);
		this.#length += taken.length;
		return chunk.subarray(taken.length);
	}

	/** Whether no part is left half filled. */
	get endsWithPart(): boolean {
		return this.#length === DOCUMENT_PART_BYTES;
	}

	get isFull(): boolean {
		return this.endsWithPart && this.#parts.length === MOST_PARTS;
	}

	/** Gives out the parts that were gathered, the last of them as far as it is filled, and begins anew. */
	take(): Uint8Array[] {
		const parts = this.#parts;
		const last = parts.pop();
		if (last) parts.push(last.subarray(0, this.#length));
		this.#parts = [];
		this.#length = DOCUMENT_PART_BYTES;
		return parts;
	}

	/** The part that is not full yet: the last one, or a new one. */
	#begun(): Uint8Array {
		const last = this.#parts.at(-1);
		if (last && !this.endsWithPart) return last;
		const part = new Uint8Array(DOCUMENT_PART_BYTES);
		this.#parts.push(part);
		this.#length = 0;
		return part;
	}
}
