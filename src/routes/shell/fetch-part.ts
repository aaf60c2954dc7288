/** How long until a part is asked for again, in milliseconds, unless the link says earlier that it is back. */
const ASK_AGAIN = 5000;

/**
 * A part of the app that is fetched after the first view stands. On a poor link that may take some tries; it is asked
 * for until it is here.
 */
export async function fetchPart<Part>(load: () => Promise<Part>): Promise<Part> {
	for (;;) {
		try {
			return await load();
		} catch {
			await nextChance();
		}
	}
}

function nextChance(): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, ASK_AGAIN);
		const now = () => {
			clearTimeout(timer);
			resolve();
		};
		addEventListener('online', now, { once: true });
	});
}
