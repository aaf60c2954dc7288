import {
	baseLocale,
	isLocale,
	localStorageKey,
	locales,
	overwriteGetLocale,
	type Locale
} from './compiled/runtime.js';
import { forget, recall, remember } from './remembered.ts';

export { locales, type Locale };

/** Each language by its own name: a person who can't read the current one must still find theirs. */
export const LOCALE_NAMES: Record<Locale, string> = {
	az: 'Azərbaycanca',
	ru: 'Русский',
	en: 'English'
};

/** The language of the screens. It is a rune, so a message in a template follows it without a reload. */
class LocaleChoice {
	#current = $state<Locale>(storedLocale());

	get current(): Locale {
		return this.#current;
	}

	/** Changes the language at once and keeps it for the next start. */
	choose(locale: Locale): void {
		this.#current = locale;
		if (locale === baseLocale) forget(localStorageKey);
		else remember(localStorageKey, locale);
	}
}

function storedLocale(): Locale {
	const stored = recall(localStorageKey);
	return isLocale(stored) ? stored : baseLocale;
}

export const locale = new LocaleChoice();
overwriteGetLocale(() => locale.current);
