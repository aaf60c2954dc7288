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
	/**
	 * Sends the file through the link at this port; resolves when the server has all of it. One that goes on to look at
	 * what it has says first that it has it, by `onWhole`.
	 */
	send(
		port: number,
		file: Uint8Array<ArrayBuffer>,
		watch: { signal: AbortSignal; onWhole: () => void }
	): Promise<void>;
	close(): Promise<void>;
}
