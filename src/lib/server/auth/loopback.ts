const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether the address is this very machine's. */
export function isLoopback(url: string): boolean {
	return LOOPBACK.includes(new URL(url).hostname);
}
