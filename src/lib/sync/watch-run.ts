import type { AppendAnswer } from '../domain/wire/append.ts';
import { type AppendRun, isFault, type LinkFault, type Transport } from './transport.ts';

/** How often a run under way is looked after, in milliseconds. */
const LOOK_EVERY = 8_000;

/** Every how many looks the server is asked how much of it has come. */
const LOOKS_A_QUESTION = 3;

/**
 * How many questions in a row may bring no news before the run is stopped. Where what arrived of it stays, one answer that
 * it got no further is enough, or two questions without an answer. Where it may be lost whole, as behind a proxy that shows
 * nothing before it has all, only time tells: it was to take eight seconds, and gets two minutes.
 */
const MOST_QUESTIONS = { answered: 1, unanswered: 2, unproven: 5 };

const NOTHING = new Uint8Array();

export interface RunWatch {
	/** Whether what arrived of a run that is stopped is known to stay. */
	isStreaming: boolean;
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
 * Sends a run and looks after it while it takes long. Where what has arrived stays it gives way to text; the screen hears
 * how far it is, and one that gets no further is stopped: its connection is dead and does not know it.
 */
export async function sendWatched(
	transport: Transport,
	run: AppendRun,
	{ isStreaming, mustGiveWay, onHeld }: RunWatch
): Promise<Watched> {
	const stop = new AbortController();
	const answer = transport.append(run, stop.signal);
	let held = run.offset;
	let vain = 0;
	try {
		for (let look = 1; !(await comesWithin(answer, LOOK_EVERY)); look++) {
			if (isStreaming && (await mustGiveWay())) {
				stop.abort();
				return { answer: await answer, hasGivenWay: true };
			}
			if (look % LOOKS_A_QUESTION > 0) continue;
			const now = await askHeld(transport, run);
			if (now !== null && now > held) {
				await onHeld((held = now));
				vain = 0;
			} else if (++vain >= mostInVain(now, isStreaming || held > run.offset)) stop.abort();
		}
		return { answer: await answer, hasGivenWay: false };
	} finally {
		// Whatever went wrong while it was looked after: nobody listens for it any more.
		stop.abort();
	}
}

function mostInVain(held: number | null, isStreaming: boolean): number {
	if (!isStreaming) return MOST_QUESTIONS.unproven;
	return held === null ? MOST_QUESTIONS.unanswered : MOST_QUESTIONS.answered;
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
