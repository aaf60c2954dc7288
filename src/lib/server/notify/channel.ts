import type { Notice } from '../store/notices.ts';

/**
 * Why a message was not taken. `unreachable`: nobody answered, or not in time. `busy`: asked to come back later.
 * `rubbish`: an answer that means nothing. `refused`: never, as it is. `gone`: the device no longer takes any.
 */
export type Fault = 'unreachable' | 'busy' | 'rubbish' | 'refused' | 'gone';

/** What became of one try. `reference` is what the other side calls the message; '' where it names none. */
export type Sent = { ok: true; reference: string } | { ok: false; fault: Fault };

/** One way to reach people. */
export interface Channel {
	/** Hands the message over. It never throws for what the other side does; a repeat carries the same id. */
	send(notice: Notice, signal: AbortSignal): Promise<Sent>;
	/** Lets go of its connections. */
	close(): Promise<void>;
}

export function failed(fault: Fault): Sent {
	return { ok: false, fault };
}
