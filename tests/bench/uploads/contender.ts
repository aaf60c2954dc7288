/** Somebody who can bring a file to a server over a bad link. */
export interface Contender {
	name: string;
	/** Starts the server. Answers its port, and what stops it. */
	serve(): Promise<Stand>;
}

/** What a browser adds to each request of somebody signed in, whoever sends: as long as the product's own. */
export const SESSION_COOKIE = `muraciet=${'x'.repeat(43)}`;

export interface Stand {
	port: number;
	/** Puts the file on the device, which is nobody's link yet. What it answers brings it over the link at this port. */
	prepare(port: number, file: Uint8Array<ArrayBuffer>): Promise<Send>;
	close(): Promise<void>;
}

/**
 * Resolves when the server has all of the file. One that goes on to look at what it has says first that it has it, by
 * `onWhole`.
 */
export type Send = (watch: { signal: AbortSignal; onWhole: () => void }) => Promise<void>;
