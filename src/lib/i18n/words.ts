import type { Locale } from './compiled/runtime.js';

/**
 * Fetches the messages of a language before it is chosen. There is nothing to fetch here: it is a build that leaves
 * only the source language in the pages and puts its own module in the place of this one (src/run/build/late-words.ts).
 */
export const fetchWords: (locale: Locale) => Promise<void> = () => Promise.resolve();
