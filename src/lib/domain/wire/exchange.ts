import * as v from 'valibot';
import { type ClientId, isId, type PersonId } from '../ids.ts';
import type { Problem } from '../problem.ts';
import type { Mutation } from './mutation.ts';
import { EXCHANGE_MUTATIONS } from './protocol.ts';
import type { Changes } from './records.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1));

/**
 * One round trip of sync: what this device has to tell, and where it stands. `mutations` come in the order of their
 * numbers without a gap. They are parsed one by one (see `mutation`), so that one that is malformed is answered alone.
 */
export const exchangeRequest = v.object({
	protocol: count,
	/** Whose data this device is about to send: refused when somebody else is signed in. */
	person: v.pipe(
		v.string(),
		v.check(isId),
		v.transform((text) => text as PersonId)
	),
	client: v.pipe(
		v.string(),
		v.check(isId),
		v.transform((text) => text as ClientId)
	),
	/** The highest mutation number whose answer this device has stored. */
	acknowledged: count,
	/** The owner's revision this device has seen everything up to. */
	cursor: count,
	mutations: v.pipe(v.array(v.looseObject({ seq: count })), v.maxLength(EXCHANGE_MUTATIONS))
});

export type NumberedMutation = Mutation & { seq: number };
export type ExchangeRequest = Omit<v.InferInput<typeof exchangeRequest>, 'mutations'> & {
	mutations: NumberedMutation[];
};

/** What became of one mutation. A refusal is an answer, not a fault: it is never sent again. */
export type Outcome = { ok: true; number?: string } | { ok: false; problems: Problem[] };

export interface NumberedOutcome {
	seq: number;
	outcome: Outcome;
}

export type ExchangeAnswer =
	| {
			kind: 'exchanged';
			/** The highest mutation number the server has applied for this client. */
			lastSeq: number;
			results: NumberedOutcome[];
			changes: Changes;
			cursor: number;
			/** Whether there is more to pull at once. */
			more: boolean;
			/** The server's clock, ISO 8601 in UTC. */
			now: string;
	  }
	/** Nothing to say on either side: no mutations came, and the device has seen everything up to its cursor. */
	| { kind: 'unchanged'; now: string }
	/** This device's numbering and the server's have parted (a restored backup, a copied profile): take a new client id. */
	| { kind: 'renumber' }
	/** Someone else is signed in on this device's session. */
	| { kind: 'otherPerson' }
	/** This build's protocol is no longer spoken. */
	| { kind: 'outdated' };
