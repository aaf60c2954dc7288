import type { Clock } from '../../domain/ids.ts';
import type { Database } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { addPart } from '../store/document-parts.ts';
import { advanceHeld, type Claim } from '../store/document-receipt.ts';
import type { PartSeal } from './crypt/part-seal.ts';
import { PartBuffer } from './part-buffer.ts';
import type { DocumentParts } from './parts.ts';

/** Another append has taken the document over, or it was removed: what comes now is not kept. */
export class ClaimLost extends Error {}

/** The longest that bytes which came are only in memory, in milliseconds: on a slow link a part takes minutes. */
const LONGEST_UNWRITTEN_MS = 5000;

/** How long a connection may be silent before what has come is written, in milliseconds: it may be dead. */
const SILENCE_MS = 1000;

/**
 * Keeps a document's bytes as they come, and what has come when the stream falls silent or breaks, whose error is then
 * thrown on. Throws ClaimLost at the first write after the claim is gone.
 */
export async function receiveBytes(
	receipt: Receipt,
	body: ReadableStream<Uint8Array>
): Promise<void> {
	// The reader is never cancelled: that would cut the connection before the answer.
	const reader = body.getReader();
	const onSilence = () => receipt.flush();
	try {
		while (!receipt.isComplete) {
			const { done, value } = await readMinding(reader, onSilence);
			if (done) break;
			await receipt.take(value);
		}
	} finally {
		await receipt.flush();
	}
}

/** The next chunk, however long it takes; once it takes long, what came before is seen to first. */
async function readMinding(
	reader: ReadableStreamDefaultReader<Uint8Array>,
	onSilence: () => Promise<void>
): Promise<ReadableStreamReadResult<Uint8Array>> {
	const next = reader.read();
	const silence = Promise.withResolvers<null>();
	const timer = setTimeout(silence.resolve, SILENCE_MS, null);
	const first = await Promise.race([next, silence.promise]).finally(() => clearTimeout(timer));
	if (first) return first;
	await onSilence();
	return next;
}

type ReceiptParts = Pick<DocumentParts, 'db' | 'partSeal' | 'clock'>;

/** How much of a document was held when it began, and all there will be. */
interface Span {
	held: number;
	size: number;
}

/** One append's hold on a document, from the bytes held when it began up to the size declared and no further. */
export class Receipt {
	readonly #db: Database;
	readonly #partSeal: PartSeal;
	readonly #claim: Claim;
	readonly #gathered = new PartBuffer();
	readonly #clock: Clock;
	#held: number;
	#left: number;
	#writtenAt: number;
	#isWriting = false;
	#flushed = Promise.resolve();

	constructor({ db, partSeal, clock }: ReceiptParts, claim: Claim, { held, size }: Span) {
		this.#clock = clock;
		this.#writtenAt = clock();
		this.#db = db;
		this.#partSeal = partSeal;
		this.#claim = claim;
		this.#held = held;
		this.#left = size - held;
	}

	/** Whether all bytes have come. */
	get isComplete(): boolean {
		return this.#left === 0;
	}

	/**
	 * Gathers a chunk. A write begins with each full part unless one is under way, and then takes all that was gathered
	 * meanwhile: bytes that come in a burst don't wait for the disk once a part. Waits while there is no room.
	 */
	async take(chunk: Uint8Array): Promise<void> {
		let rest = chunk.subarray(0, this.#left);
		this.#left -= rest.length;
		while (rest.length > 0) {
			rest = this.#gathered.fill(rest);
			if (this.#gathered.isFull) await this.flush();
			else if (this.#gathered.endsWithPart && !this.#isWriting)
				void this.flush().catch(() => undefined);
		}
		if (this.#clock() - this.#writtenAt > LONGEST_UNWRITTEN_MS) await this.flush();
	}

	/**
	 * Writes what was gathered, with the new count of bytes held, or throws and writes none of it. One after the other,
	 * whoever asks; once one has failed all do, for what comes after it would stand in its place.
	 */
	flush(): Promise<void> {
		return (this.#flushed = this.#flushed.then(() => this.#write()));
	}

	async #write(): Promise<void> {
		const from = this.#held;
		const parts = this.#gathered.take();
		if (parts.length === 0) return;
		this.#isWriting = true;
		const to = from + parts.reduce((sum, { length }) => sum + length, 0);
		const { document } = this.#claim;
		await inTransaction(this.#db, async (trx) => {
			const isOurs = await advanceHeld(trx, this.#claim, { from, to });
			if (!isOurs) throw new ClaimLost();
			let offset = from;
			for (const bytes of parts) {
				await addPart(trx, document, {
					offset,
					bytes: this.#partSeal.seal({ document, offset }, bytes)
				});
				offset += bytes.length;
			}
		});
		this.#held = to;
		this.#writtenAt = this.#clock();
		this.#isWriting = false;
	}
}
