import {
	baseLocale,
	isLocale,
	localStorageKey,
	locales,
	overwriteGetLocale,
	type Locale
} from './compiled/runtime.js';
import { forget, recall, remember } from './remembered.ts';
import { fetchWords } from './words.ts';

export { locales, type Locale };

/** Each language by its own name: a person who can't read the current one must still find theirs. */
export const LOCALE_NAMES: Record<Locale, string> = {
	az: 'Azərbaycanca',
	ru: 'Русский',
	en: 'English'
};

/** The language of the screens. It is a rune, so a message in a template follows it without a reload. */
class LocaleChoice {
	#current = $state<Locale>(baseLocale);

	get current(): Locale {
		return this.#current;
	}

	/** Takes up the language chosen earlier; where its words can't be had the screens stay in the source language. */
	async restore(): Promise<void> {
		const stored = storedLocale();
		await fetchWords(stored).then(
			() => (this.#current = stored),
			() => undefined
		);
	}

	/** Changes the language and keeps it for the next start. Rejects when its words can't be fetched. */
	async choose(locale: Locale): Promise<void> {
		await fetchWords(locale);
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
