import { createHash } from 'node:crypto';
import type { FieldValues } from '../../../src/lib/domain/application/fields.ts';

/** Whether the person was told that it is done. `unsure`: the tab was killed before it could say. */
export type Told = 'saved' | 'unsure' | 'refused';

export interface Deed {
	/** Its place among everything that people did, by when they looked at the screen. */
	order: number;
	app: string;
	device: number;
	told: Told;
}

export interface Edit extends Deed {
	field: string;
	value: string;
	/** What the person had in front when they typed it. */
	seen: string;
}

export interface Settling extends Deed {
	field: string;
	value: string;
	/** The values the person chose between. */
	seen: string[];
}

export interface Attachment extends Deed {
	id: string;
	kind: string;
	bytes: Uint8Array;
	sha256: string;
	/** Documents of its kind that the person had in front and that make way for it. */
	replaces: string[];
	/** The question it was enclosed for; absent for one of the application's own. */
	answers?: string;
	/** Whether the server must refuse it. */
	isHarmful?: boolean;
}

/** Words typed in answer to a question. */
export interface Writing extends Deed {
	words: string;
	/** When it was done, in the order of deeds: two tabs may write and give in the same blink. */
	ended: number;
}

/** An answer given: from here on it goes by itself. */
export interface Giving extends Writing {
	question: string;
	/** The fields put right, with what stood there. */
	fields: { field: string; seen: string }[];
}

export interface Removal extends Deed {
	id: string;
}

/**
 * All that people did and were told, and all that the server said: written down apart from the product, which knows
 * nothing of it.
 */
export class Ledger {
	order = 0;
	owners = new Map<string, number>();
	edits: Edit[] = [];
	settlings: Settling[] = [];
	attachments: Attachment[] = [];
	removals: Removal[] = [];
	discards: Deed[] = [];
	confirmations: Deed[] = [];
	recalls: Deed[] = [];
	withdrawals: Deed[] = [];
	writings: Writing[] = [];
	givings: Giving[] = [];
	/** Answers put away whose question waits for none any more. */
	lettingsGo: Omit<Writing, 'ended'>[] = [];
	/** What the desk did, and whether it was told that it is done. */
	steps: { app: string; to: string; told: Told }[] = [];
	/** By question, the ids of the answers devices have told of. */
	answersTold = new Map<string, Set<string>>();
	/** Left-over values a person has read and put away. */
	dismissals: (Deed & { values: FieldValues })[] = [];
	/** Sign-outs: what had not been sent from there is gone, as the person was warned. */
	wipes: { order: number; device: number }[] = [];
	/** Numbers the server has told anybody, by application. */
	numbers = new Map<string, string>();
	/** Values the server has said it took, as `application field value`. */
	taken = new Set<string>();
	/** The most bytes of a document the server has said it holds. */
	held = new Map<string, number>();
	/** Documents of which something on the way has spoiled a byte. */
	garbled = new Set<string>();
	/** What went wrong so far. */
	wrongs: string[] = [];

	wrong(what: string): void {
		this.wrongs.push(what);
	}

	/** A guest has signed in: what they began on the device is theirs. */
	adopt(device: number, person: number): void {
		for (const [app, owner] of this.owners)
			if (owner === guestOf(device)) this.owners.set(app, person);
	}

	/** The device is used again: what is done from now on no sign-out has taken. */
	endWipes(device: number): void {
		for (const wipe of this.wipes)
			if (wipe.device === device && wipe.order === Infinity) wipe.order = this.next();
	}

	next(): number {
		return ++this.order;
	}

	attached(id: string): Attachment | undefined {
		return this.attachments.find((attachment) => attachment.id === id);
	}
}

/** Whose a guest's draft is until they sign in: the device's. */
export function guestOf(device: number): number {
	return -1 - device;
}

/** The oracle's own digest, not the product's. */
export function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

export function takenKey(app: string, field: string, value: string): string {
	return `${app} ${field} ${value}`;
}
