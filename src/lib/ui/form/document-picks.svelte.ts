import type { DocumentKind } from '../../domain/documents/document-kind.ts';
import type { Problem } from '../../domain/problem.ts';
import { m } from '../../i18n/compiled/messages.js';
import { offerSmaller, type PhotoOffer } from '../photos/photo-offer.ts';
import { isShrunkByDefault, isWorthShrinking } from '../photos/worth-shrinking.ts';
import type { ShownDocument } from './document-standing.ts';

/** Where what is picked goes. */
export interface PickedFor {
	readonly kind: DocumentKind;
	/** The document there is, if any. */
	readonly document: ShownDocument | undefined;
	/** Answers the problem, or null when the document is safe on this device. */
	attach: (file: File, onProgress: (written: number) => void) => Promise<Problem | null>;
}

/**
 * What becomes of the files picked for one document. Each is kept before anything is asked: a photo taken for the form
 * may be nowhere else. One at a time; of those picked meanwhile the last follows, and so is the one that stays.
 */
export class DocumentPicks {
	problem = $state.raw<Problem | null>(null);
	saving = $state.raw<{ name: string; size: number; written: number } | null>(null);
	announced = $state('');
	/** A photo that is attached one way and could be the other. */
	offered = $state.raw<(PhotoOffer & { isSmallerKept: boolean }) | null>(null);
	isShrinking = $state(false);
	#isAtWork = false;
	#next: (() => Promise<void>) | null = null;
	#to: PickedFor;

	constructor(to: PickedFor) {
		this.#to = to;
	}

	pick(file: File): Promise<void> {
		return this.#inTurn(() => this.#take(file));
	}

	/** Takes the photo that is offered the way the person wants it. */
	async choose(takesSmaller: boolean): Promise<void> {
		if (!this.offered) return;
		const { photo, smaller, isSmallerKept } = this.offered;
		this.offered = null;
		if (takesSmaller === isSmallerKept) return;
		await this.#inTurn(() => this.#keep(takesSmaller ? smaller.file : photo));
	}

	async #inTurn(work: () => Promise<void>): Promise<void> {
		this.#next = work;
		if (this.#isAtWork) return;
		this.#isAtWork = true;
		try {
			for (let next = this.#takeNext(); next; next = this.#takeNext()) await next();
		} finally {
			this.#isAtWork = false;
		}
	}

	#takeNext() {
		const next = this.#next;
		this.#next = null;
		return next;
	}

	async #take(file: File): Promise<void> {
		this.offered = null;
		if (!isWorthShrinking(file)) await this.#keep(file);
		else if (this.#to.document?.state === 'remote') await this.#continue(file);
		else if (isShrunkByDefault(file)) await this.#keepSmaller(file);
		else await this.#keepAndOffer(file);
	}

	/**
	 * The very file another device chose is asked for: it may be this photo as it is, or made smaller. Nothing is said to
	 * be wrong until both were tried.
	 */
	async #continue(photo: File): Promise<void> {
		const problem = await this.#save(photo);
		if (problem?.code !== 'documentNotTheSame') return this.#settle(photo, problem);
		const offer = await this.#shrink(photo);
		if (offer) await this.#keep(offer.smaller.file);
		else this.problem = problem;
	}

	async #keepAndOffer(photo: File): Promise<void> {
		await this.#settle(photo, await this.#save(photo));
	}

	/** The photo as it is was tried: where it is kept, the smaller one is offered. */
	async #settle(photo: File, problem: Problem | null): Promise<void> {
		this.problem = problem;
		if (!problem) this.#offer(await this.#shrink(photo), false);
	}

	async #keepSmaller(photo: File): Promise<void> {
		const offer = await this.#shrink(photo);
		await this.#keep(offer?.smaller.file ?? photo);
		this.#offer(offer, true);
	}

	#offer(offer: PhotoOffer | null, isSmallerKept: boolean): void {
		if (!this.problem) this.offered = offer && { ...offer, isSmallerKept };
	}

	/** What it takes is fetched for the first large photo only; null where the photo goes as it is. */
	async #shrink(photo: File): Promise<PhotoOffer | null> {
		this.isShrinking = true;
		try {
			return await offerSmaller(photo);
		} finally {
			this.isShrinking = false;
		}
	}

	async #keep(file: File): Promise<void> {
		this.problem = await this.#save(file);
	}

	async #save(file: File): Promise<Problem | null> {
		this.problem = null;
		this.announced = '';
		const { name, size } = file;
		this.saving = { name, size, written: 0 };
		try {
			const problem = await this.#to.attach(file, (written) => {
				this.saving = { name, size, written };
			});
			if (!problem) this.announced = `${name}: ${m.document_state_saved()}`;
			return problem;
		} catch {
			return { code: 'documentDamaged', at: this.#to.kind };
		} finally {
			this.saving = null;
		}
	}
}
