import type { DocumentId } from '../domain/ids.ts';
import type { DocumentRow, LearnedLink } from '../local/person-database.ts';
import type { Workspace } from '../local/workspace.ts';
import type { LinkFault, Transport } from './transport.ts';
import { appendOnce } from './uploads.ts';
import type { RunWatch } from './watch-run.ts';

export interface Sent {
	fault: LinkFault | null;
	/** An answer that says no more than that nothing arrived is none. */
	isProgress: boolean;
}

/** Sends documents run by run, and remembers from one to the next what is not worth a write of its own. */
export class Uploader {
	readonly #workspace: Workspace;
	readonly #transport: Transport;
	/** Runs of bytes in a row that got no answer. */
	#cuts = 0;
	/** Where the server said a document stands, of which nothing was sent since: there is nothing to ask. */
	#heard: { id: DocumentId; held: number } | null = null;

	constructor(workspace: Workspace, transport: Transport) {
		this.#workspace = workspace;
		this.#transport = transport;
	}

	/** Sends the next run, or asks what became of the last. */
	async goOn(
		document: DocumentRow,
		learned: LearnedLink,
		mustGiveWay: RunWatch['mustGiveWay']
	): Promise<Sent> {
		const isInDoubt = document.inDoubt && !this.#isHeard(document);
		const asksFirst = isInDoubt && this.#mayAsk(learned);
		const upload = { document, learned, isInDoubt, asksFirst, mustGiveWay };
		const { fault, held } = await appendOnce(this.#workspace, this.#transport, upload);
		this.#heard = held === null ? null : { id: document.id, held };
		const isProgress = !asksFirst || (held ?? 0) > document.held;
		if (!asksFirst && fault) this.#cuts++;
		else if (!fault && isProgress) this.#cuts = 0;
		return { fault, isProgress };
	}

	#isHeard({ id, held }: DocumentRow): boolean {
		return this.#heard?.id === id && this.#heard.held === held;
	}

	/**
	 * After cuts from which nothing arrived only every other time: a link that lets one request through between two cuts
	 * would carry questions and never a byte. Where cut runs are lost whole it is the other time: the next run goes where
	 * the lost one began, and its own answer tells.
	 */
	#mayAsk({ between }: LearnedLink): boolean {
		return this.#cuts === 0 || (this.#cuts % 2 === 1) === (between === null);
	}
}
