/** Chromium's own event, which TypeScript's library leaves out because no standard has it. */
interface InstallPromptEvent extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** How this browser puts the app on the home screen: by its own dialog, or by hand as on iOS. */
export type InstallWay = 'dialog' | 'ios';

/** Whether the app can be installed from here. */
class InstallOffer {
	#event: InstallPromptEvent | null = $state.raw(null);

	/** How to install; null where it can't be done, or is done already. */
	get way(): InstallWay | null {
		if (isInstalled()) return null;
		if (this.#event) return 'dialog';
		return isIos() ? 'ios' : null;
	}

	/** Keeps the browser's offer for a better moment. It is made once, early: call this before anything else loads. */
	watch(): void {
		addEventListener('beforeinstallprompt', (event) => {
			event.preventDefault();
			this.#event = event as InstallPromptEvent;
		});
		addEventListener('appinstalled', () => {
			this.#event = null;
		});
	}

	/** Opens the browser's dialog. An offer can be used once. */
	async accept(): Promise<void> {
		const event = this.#event;
		this.#event = null;
		await event?.prompt();
	}
}

function isInstalled(): boolean {
	return matchMedia('(display-mode: standalone)').matches;
}

/** An iPad calls itself a Macintosh, of which none can be touched. */
function isIos(): boolean {
	const { userAgent, maxTouchPoints } = navigator;
	return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Mac') && maxTouchPoints > 1);
}

export const installOffer = new InstallOffer();
