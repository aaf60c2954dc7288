/** Whether a newer version of the app waits to be used, and what the person says to it. */
class AppUpdate {
	#take: (() => void) | null = $state.raw(null);

	get isOffered(): boolean {
		return this.#take !== null;
	}

	/** Offers a newer version; `take` brings it in and starts the page again. */
	offer(take: () => void): void {
		this.#take = take;
	}

	accept(): void {
		this.#take?.();
		this.#take = null;
	}

	/** Not now: it comes in by itself the next time the app is started. */
	dismiss(): void {
		this.#take = null;
	}
}

export const appUpdate = new AppUpdate();
