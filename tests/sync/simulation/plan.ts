import type { DocumentKind } from '../../../src/lib/domain/documents/document-kind.ts';

/*
 * A schedule written out: everything that will happen, so that it can be kept, read, shortened and run again.
 */

/** What becomes of one request and its answer. Times are milliseconds. */
export interface Fate {
	/** How long it is under way, there and back. */
	up?: number;
	down?: number;
	/** It or its answer gets lost; the device notices at once, unless `silent`, when it waits for its time-out. */
	lose?: 'up' | 'down';
	silent?: boolean;
	/** A copy of it reaches the server so much later. */
	again?: number;
	/** The share of an append's body that gets through before the cut. */
	cut?: number;
	/** A proxy passes bodies on only when it has all of them. */
	buffered?: boolean;
	/** After the cut the server hears nothing for so long; then the rest comes, or the end. */
	stall?: number;
	then?: 'rest' | 'end';
	/** Something on the way spoils a byte of an append's body. */
	garble?: boolean;
	/** Somebody else answers: a captive portal's page. */
	garbage?: boolean;
	/** The server says it can't now, and for how many seconds. */
	busy?: number;
	/** Something on the way takes no body this large. */
	tooLarge?: boolean;
	/** The server is killed when it begins its n-th statement from here on. */
	crash?: number;
	/** The tab is killed so many moves after it has heard the answer, while it takes it in. */
	kill?: number;
}

interface At {
	/** Virtual milliseconds that pass before it. */
	wait?: number;
	/** How many moves everything else makes after it has begun, before the next event begins. */
	moves?: number;
	device: number;
	tab: number;
}

export type Event = At &
	(
		| { do: 'start'; fields: string[] }
		/** `think`: milliseconds between looking at the screen and the save. */
		| {
				do: 'type';
				app: number;
				fields: string[];
				think?: number;
				again?: boolean;
				clear?: boolean;
		  }
		| { do: 'attach'; app: number; kind: 'ownership' | 'residence'; size: number }
		| { do: 'remove'; app: number; document: number }
		| { do: 'restoreDocument'; app: number; document: number }
		| { do: 'discard' | 'restore' | 'confirm' | 'recall' | 'withdraw' | 'dismiss'; app: number }
		| { do: 'resolve'; app: number; choice: number }
		/** Words, and the fields asked for, typed in answer to the open question. */
		| { do: 'writeAnswer'; app: number; withFields?: boolean }
		/** A document of one of the kinds asked for; the server's look into a harmful one finds it out. */
		| { do: 'encloseDocument'; app: number; document: number; size: number; isHarmful?: boolean }
		/** `twice`: the button is pressed again at once. */
		| { do: 'giveAnswer'; app: number; twice?: boolean }
		/** What was written for a question that waits for nothing any more is put away. */
		| { do: 'discardAnswer'; app: number }
		/** Somebody at the desk takes an application up, asks about it or decides. */
		| {
				do: 'desk';
				app: number;
				to: 'inProgress' | 'moreInfo' | 'done' | 'rejected';
				documents: DocumentKind[];
				fields: string[];
		  }
		/** The tab is killed; open: it is opened again; close: closed in order. */
		| { do: 'crash' | 'open' | 'close' | 'wake' }
		/** The tab that asks next is killed so many moves after it has heard the answer. */
		| { do: 'doom'; after: number }
		| { do: 'signOut' }
		/** A PIN is set on the device, its pages lock, one is tried, it is taken off; nobody remembers it. */
		| { do: 'setPin' | 'lock' | 'removePin' | 'forgetPin' }
		| { do: 'unlock'; isWrong?: boolean }
		| { do: 'signIn'; person: number }
		/** The session on the server ends; renew: the same person signs in again. */
		| { do: 'expire' | 'renew' }
		| { do: 'serverCrash' }
		/** The server's count of what the person's devices have told is from before: a backup, a copied profile. */
		| { do: 'part' }
		/** Somebody else than the owner asks for one of the owner's rows by its id. */
		| { do: 'forge'; what: ForgedKind; app: number }
	);

export type ForgedKind =
	| 'saveDraft'
	| 'discardDraft'
	| 'attachDocument'
	| 'removeDocument'
	| 'submit'
	| 'withdraw'
	| 'append';

export interface DevicePlan {
	/** Which person is signed in at the beginning; null for a guest. */
	person: number | null;
	/** How far its clock is off, in milliseconds. */
	clockOff: number;
	/** Whether its browser has Web Locks, so that one tab leads. */
	locks: boolean;
	/** How many tabs are open at the beginning. */
	tabs: 1 | 2;
	/** The append size it has learned already, in bytes. */
	appendBytes: number;
	/** What becomes of its requests, in their order; those beyond the list get through. */
	fates: Fate[];
}

export interface Plan {
	seed: number;
	devices: DevicePlan[];
	events: Event[];
}
