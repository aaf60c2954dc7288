import type { DocumentId, PersonId } from '../../domain/ids.ts';

interface Whose {
	owner: PersonId;
	document: DocumentId;
}

/** What can write what it has in memory. */
interface Receipt {
	flush(): Promise<void>;
}

/** The documents whose bytes this process is taking in at the moment. */
export class Receiving {
	readonly #receipts = new Map<string, Receipt>();

	/** While the work goes on, what the receipt has in memory can be asked for. */
	async during(whose: Whose, receipt: Receipt, work: () => Promise<void>): Promise<void> {
		const key = keyOf(whose);
		this.#receipts.set(key, receipt);
		try {
			await work();
		} finally {
			if (this.#receipts.get(key) === receipt) this.#receipts.delete(key);
		}
	}

	/** Has what has come of a document kept now: its connection may be dead and not know it. */
	async keep(whose: Whose): Promise<void> {
		// What goes wrong is told to whom it is received from.
		await this.#receipts
			.get(keyOf(whose))
			?.flush()
			.catch(() => undefined);
	}
}

function keyOf({ owner, document }: Whose): string {
	return `${owner} ${document}`;
}
