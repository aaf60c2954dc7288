import type { Locale } from './compiled/runtime.js';

/**
 * Fetches the words of the desk in a language, and has them come with every language chosen from then on. Nothing is to
 * be fetched here: see words.ts.
 */
export const fetchDeskWords: (locale: Locale) => Promise<void> = () => Promise.resolve();
