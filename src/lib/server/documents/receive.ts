import type { Database } from '../database/database.ts';
import { addPart } from '../store/document-parts.ts';
import { advanceHeld, type Claim } from '../store/document-receipt.ts';
import { PartBuffer } from './part-buffer.ts';

/** Another append has taken the document over, or it was removed: what comes now is not kept. */
export class ClaimLost extends Error {}

/**
 * Keeps a document's bytes as they come, and what has come when the stream breaks, whose error is then thrown on.
 * Answers how many are held. Throws ClaimLost at the first write after the claim is gone.
 */
export async function receiveBytes(
	receipt: Receipt,
	body: ReadableStream<Uint8Array>
): Promise<number> {
	try {
		// Never cancelled: that would cut the connection before the answer.
		for await (const chunk of body.values({ preventCancel: true })) {
			await receipt.take(chunk);
			if (receipt.isComplete) break;
		}
	} finally {
		await receipt.flush();
	}
	return receipt.held;
}

/** One append's hold on a document, from the bytes held when it began up to the size declared and no further. */
export class Receipt {
	readonly #db: Database;
	readonly #claim: Claim;
	readonly #buffer = new PartBuffer();
	#held: number;
	#left: number;

	constructor(db: Database, claim: Claim, { held, size }: { held: number; size: number }) {
		this.#db = db;
		this.#claim = claim;
		this.#held = held;
		this.#left = size - held;
	}

	/** The bytes kept for good. */
	get held(): number {
		return this.#held;
	}

	/** Whether all bytes have come. */
	get isComplete(): boolean {
		return this.#left === 0;
	}

	async take(chunk: Uint8Array): Promise<void> {
		let rest = chunk.subarray(0, this.#left);
		this.#left -= rest.length;
		while (rest.length > 0) {
			rest = this.#buffer.fill(rest);
			if (this.#buffer.isFull) await this.flush();
		}
	}

	/** Writes what was gathered as one part, with the new count of bytes held, or throws and writes neither. */
	async flush(): Promise<void> {
		const bytes = this.#buffer.take();
		if (bytes.length === 0) return;
		const offset = this.#held;
		const to = offset + bytes.length;
		await this.#db.transaction().execute(async (trx) => {
			const isOurs = await advanceHeld(trx, this.#claim, { from: offset, to });
			if (!isOurs) throw new ClaimLost();
			await addPart(trx, this.#claim.document, { offset, bytes });
		});
		this.#held = to;
	}
}
