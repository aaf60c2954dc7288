import type { PersonId } from '../ids.ts';
import type { ProblemCode } from '../problem.ts';

/** What the server says to a run of bytes. `held` is always the truth to go on from. */
export type AppendAnswer =
	/** `receivedIn`: how long its bytes took to come in, in milliseconds: next to nothing from a proxy that had all. */
	| { kind: 'receiving'; held: number; receivedIn?: number }
	/** The offset was not where the server stands. */
	| { kind: 'wrongOffset'; held: number }
	/** All of it is held and its digest is the declared one. Repeating the last append gives this again. */
	| { kind: 'held'; held: number }
	/** All of it is there and waits until it can be told safe; what becomes of it comes with a later pull. */
	| { kind: 'checking'; held: number }
	/** The content is not what was declared or may not be kept. */
	| { kind: 'refused'; held: number; refusal: ProblemCode }
	/** No such document of this person: not declared yet, removed, or somebody else's. */
	| { kind: 'unknown'; held: 0 };

/** As a device hears it: one that is answered `unknown` may no longer be the device of the person who is signed in. */
export type HeardAppendAnswer =
	| Exclude<AppendAnswer, { kind: 'unknown' }>
	| (Extract<AppendAnswer, { kind: 'unknown' }> & { person: PersonId });
