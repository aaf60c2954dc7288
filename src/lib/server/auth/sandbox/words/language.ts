import type { IncomingMessage } from 'node:http';
import { az, type Words } from './az.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';

/** Every language of the sandbox's pages, by the name it calls itself. */
export const LANGUAGES: readonly [string, string][] = [
	['az', 'Azərbaycanca'],
	['ru', 'Русский'],
	['en', 'English']
];

const COOKIE = 'muraciet-sandbox-language';
const CHOSEN = new RegExp(`(?:^|; *)${COOKIE}=(\\w+)`);
const CATALOGUES: readonly Words[] = [az, ru, en];

/** The words in the language chosen on an earlier page, else in the first of the browser's that there is. */
export function wordsFor({ headers }: Pick<IncomingMessage, 'headers'>): Words {
	const chosen = CHOSEN.exec(headers.cookie ?? '')?.[1];
	const wished = (headers['accept-language'] ?? '').split(',').map((part) => part.trim());
	const wishes = [chosen, ...wished.map((part) => part.slice(0, 2).toLowerCase())];
	const found = wishes.map((wish) => CATALOGUES.find(({ language }) => language === wish));
	return found.find((words) => words !== undefined) ?? az;
}

/** A `Set-Cookie` header's value that keeps the language; null when there is no such language. */
export function rememberLanguage(language: string | null): string | null {
	const isKnown = CATALOGUES.some((words) => words.language === language);
	return isKnown ? `${COOKIE}=${language}; Path=/; HttpOnly; SameSite=Lax` : null;
}
