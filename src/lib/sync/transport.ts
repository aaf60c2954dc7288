import type { DocumentId, PersonId } from '../domain/ids.ts';
import type { AppendAnswer } from '../domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../domain/wire/exchange.ts';

/** Why a request has no answer. `offline` also stands for a cut, a time-out and a captive portal's page. */
export type LinkFault =
	| { kind: 'offline' }
	| { kind: 'signedOut' }
	| { kind: 'outdated' }
	/** The server is there but can't now; seconds to wait where it says. */
	| { kind: 'busy'; retryAfter: number | null }
	/** The request was larger than something on the way takes. */
	| { kind: 'tooLarge' };

export interface AppendRun {
	person: PersonId;
	document: DocumentId;
	/** Where in the document the bytes belong. */
	offset: number;
	bytes: Uint8Array<ArrayBuffer>;
}

/** The link to the server: all the engine knows of networks. Never throws for a fault of the link. */
export interface Transport {
	exchange(request: ExchangeRequest): Promise<ExchangeAnswer | LinkFault>;
	/** A run that `stop` ends is `offline`. */
	append(run: AppendRun, stop?: AbortSignal): Promise<AppendAnswer | LinkFault>;
}

const FAULTS = ['offline', 'signedOut', 'outdated', 'busy', 'tooLarge'];

/** Whether a request has no answer. */
export function isFault<Answer extends { kind: string }>(
	answer: Answer | LinkFault
): answer is LinkFault {
	return FAULTS.includes(answer.kind);
}
