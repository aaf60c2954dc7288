import type { HtmlPart } from '../../../html.ts';
import type { SamplePerson } from '../people.ts';
import type { Words } from '../words/az.ts';

export type MethodKey = 'identification-number' | 'sima-imza' | 'asan-imza' | 'sima-token' | 'bsmm';

/**
 * Where a method stands: it asks something (`fault`: because what it was told is wrong), it waits for what happens
 * elsewhere, or it knows who it is.
 */
export type Step =
	| { kind: 'ask' | 'fault' | 'wait'; content: HtmlPart }
	| { kind: 'identified'; person: SamplePerson };

/** The sign-in a method's page belongs to, and the words of the person before it. */
export interface Visitor {
	signIn: string;
	words: Words;
}

/** One of ASAN Login's ways to prove who one is. */
export interface Method {
	/** Stored with the session, as the id_token's `amr`. */
	key: MethodKey;
	/** ASAN Login's own words, the same in every language. */
	name: string;
	/** The id_token's `acr`: an electronic signature proves more than a code by SMS. */
	assurance: 'substantial' | 'high';
	/** Where the method stands when its page is opened, or opened again. */
	open(visitor: Visitor): Step | Promise<Step>;
	/** Takes a form that was filled in. */
	answer(visitor: Visitor, form: URLSearchParams): Step | Promise<Step>;
}
