import type { HtmlPart } from '../html.ts';
import type { SamplePerson } from '../people.ts';

export type MethodKey = 'identification-number' | 'sima-imza' | 'asan-imza' | 'sima-token' | 'bsmm';

/**
 * Where a method stands: it asks something (`fault`: because what it was told is wrong), it waits for what happens
 * elsewhere, or it knows who it is.
 */
export type Step =
	| { kind: 'ask' | 'fault' | 'wait'; content: HtmlPart }
	| { kind: 'identified'; person: SamplePerson };

/** One of ASAN Login's ways to prove who one is. */
export interface Method {
	/** Stored with the session, as the id_token's `amr`. */
	key: MethodKey;
	/** ASAN Login's own words. */
	name: string;
	/** The id_token's `acr`: an electronic signature proves more than a code by SMS. */
	assurance: 'substantial' | 'high';
	/** Where the method stands when its page is opened during the given sign-in, or opened again. */
	open(signIn: string): Step;
	/** Takes a form that was filled in during the given sign-in. */
	answer(signIn: string, form: URLSearchParams): Step;
}
