import * as v from 'valibot';
import type { Status } from '../application/status.ts';

/** What somebody without the app knows of an application of theirs. */
export const statusQuestion = v.object({
	number: v.pipe(v.string(), v.maxLength(40)),
	fin: v.pipe(v.string(), v.maxLength(40))
});

/** The code from the message, and the question it belongs to. */
export const statusCode = v.object({
	inquiry: v.pipe(v.string(), v.maxLength(100)),
	code: v.pipe(v.string(), v.maxLength(20))
});

/** How an application stands, and nothing else of it. */
export interface StatusGlimpse {
	number: string;
	status: Status;
	/** When it came to stand so, ISO 8601 in UTC. */
	since: string;
}

/** `over`: the code was used, tried too often or is too old; a new one is to be asked for. */
export type StatusVerdict =
	| { kind: 'right'; glimpse: StatusGlimpse }
	| { kind: 'wrong'; triesLeft: number }
	| { kind: 'over' };
