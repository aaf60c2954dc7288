import type { HtmlPart } from '../html.ts';
import type { SamplePerson } from '../people.ts';

export type MethodKey = 'identification-number' | 'sima-imza' | 'asan-imza' | 'sima-token' | 'bsmm';

/** What a form of a method leads to: more to ask, or a person who has proved who they are. */
export type Step =
	| { kind: 'ask'; content: HtmlPart; isFault: boolean }
	| { kind: 'identified'; person: SamplePerson };

/** One of ASAN Login's ways to prove who one is. */
export interface Method {
	/** Stored with the session, as the id_token's `amr`. */
	key: MethodKey;
	/** ASAN Login's own words. */
	name: string;
	/** The id_token's `acr`: an electronic signature proves more than a code by SMS. */
	assurance: 'substantial' | 'high';
	/** What the method asks first. */
	open(): HtmlPart;
	/** Takes a form that was filled in during the given sign-in. */
	answer(signIn: string, form: URLSearchParams): Step;
}
