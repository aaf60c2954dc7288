import { forget, recall, remember } from '$lib/i18n/remembered.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'muraciet-theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** Light, dark, or as the device has it. Stamps what it comes to on <html>, where app.css takes it from. */
class ThemeChoice {
	#current = $state<Theme>(storedTheme());

	constructor() {
		this.#stamp();
		prefersDark.addEventListener('change', () => this.#stamp());
	}

	get current(): Theme {
		return this.#current;
	}

	choose(theme: Theme): void {
		this.#current = theme;
		if (theme === 'system') forget(KEY);
		else remember(KEY, theme);
		this.#stamp();
	}

	#stamp(): void {
		const isDark = this.#current === 'dark' || (this.#current === 'system' && prefersDark.matches);
		document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
		paintBrowserBar();
	}
}

/** The browser's own bar takes the page's colour. */
function paintBrowserBar(): void {
	const page = getComputedStyle(document.documentElement).getPropertyValue('--page').trim();
	for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
		meta.setAttribute('content', page);
	}
}

function storedTheme(): Theme {
	const stored = recall(KEY);
	return THEMES.find((theme) => theme === stored) ?? 'system';
}

export const theme = new ThemeChoice();
