import type { AppendAnswer } from '../domain/wire/append.ts';
import { type AppendRun, isFault, type LinkFault, type Transport } from './transport.ts';

/** How often a run under way is looked after, in milliseconds. */
const LOOK_EVERY = 8_000;

/** Every how many looks the server is asked how much of it has come. */
const LOOKS_A_QUESTION = 3;

const NOTHING = new Uint8Array();

export interface RunWatch {
	/** Whether there is something that does not wait for a long run: text to tell, news to hear. */
	mustGiveWay: () => Promise<boolean>;
	/** Is told how much the server holds, each time it is more. */
	onHeld: (held: number) => Promise<void>;
}

export interface Watched {
	answer: AppendAnswer | LinkFault;
	/** It was stopped, and it was no fault of the link. */
	hasGivenWay: boolean;
}

/**
 * Sends a run that may be long, over a link that keeps what arrived of one that is stopped. It gives way to text, the
 * screen hears how far it is, and one that gets no further is stopped: its connection is dead and does not know it.
 */
export async function sendWatched(
	transport: Transport,
	run: AppendRun,
	{ mustGiveWay, onHeld }: RunWatch
): Promise<Watched> {
	const stop = new AbortController();
	const answer = transport.append(run, stop.signal);
	let held = run.offset;
	for (let look = 1; !(await comesWithin(answer, LOOK_EVERY)); look++) {
		if (await mustGiveWay()) {
			stop.abort();
			return { answer: await answer, hasGivenWay: true };
		}
		if (look % LOOKS_A_QUESTION > 0) continue;
		const now = await askHeld(transport, run);
		if (now === null) continue;
		if (now <= held) stop.abort();
		else await onHeld((held = now));
	}
	return { answer: await answer, hasGivenWay: false };
}

/** null when nobody could say, or the run has ended meanwhile. */
async function askHeld(transport: Transport, run: AppendRun): Promise<number | null> {
	const answer = await transport.append({ ...run, bytes: NOTHING });
	const isUnderWay = answer.kind === 'receiving' || answer.kind === 'wrongOffset';
	return !isFault(answer) && isUnderWay ? answer.held : null;
}

function comesWithin(answer: Promise<unknown>, milliseconds: number): Promise<boolean> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, milliseconds, false);
		const end = () => {
			clearTimeout(timer);
			resolve(true);
		};
		answer.then(end, end);
	});
}
