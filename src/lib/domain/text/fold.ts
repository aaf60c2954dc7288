import { mendLookalikes } from './lookalikes.ts';

/** The letters no Unicode decomposition takes apart. İ and I go before lower-casing: 'İ'.toLowerCase() has length 2. */
const SINGLE: Record<string, string> = { İ: 'i', I: 'i', ı: 'i', ə: 'e', Ə: 'e' };

/** Latin letters with a mark: ö ü ğ ş ç, and those of other languages (é, ä). Cyrillic й and ё are letters of their own. */
const MARKED_LATIN = /[\u00c0-\u024f]/g;

/**
 * The text as it is searched by: lower case without Azerbaijani letters, so that `seki` finds Şəki. Cyrillic is only
 * lower-cased. Folding twice changes nothing.
 */
export function foldText(text: string): string {
	return mendLookalikes(text)
		.replace(/[İIıəƏ]/g, (letter) => SINGLE[letter] ?? letter)
		.toLowerCase()
		.replace(MARKED_LATIN, (letter) => letter.normalize('NFD'))
		.replace(/([a-z])\p{M}+/gu, '$1');
}

/** The folded words of a text: runs of letters and digits. */
export function foldWords(text: string): string[] {
	return foldText(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
}
