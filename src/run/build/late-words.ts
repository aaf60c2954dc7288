import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

/* Two thirds of every message are for people who read another language. The build leaves the source language in the
   pages and puts each other one in a file of its own, which is fetched when it is chosen. */

const MESSAGE = /\/i18n\/compiled\/messages\/(?!_index)(\w+)\.js(\?late)?$/;
const WORDS = '/src/lib/i18n/words.ts';
const DESK_WORDS = '/src/lib/i18n/desk-words.ts';
const OTHERS = ['ru', 'en'];

/** The words of the staff's screens are in a file of their own: no applicant fetches them. */
const DESK = /^desk_/;

/** Takes every language but the source's out of the browser's pages. `folder` is where the messages are compiled to. */
export function lateWords(folder: string): Plugin {
	return {
		name: 'late-words',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		resolveId: (id) => (id.startsWith('late-words/') ? `\0${id}` : null),
		async load(id) {
			if (id.startsWith('\0late-words/')) return dictionary(folder, basename(id));
			if (id.endsWith(DESK_WORDS)) return FETCHED_DESK_WORDS;
			return id.endsWith(WORDS) ? FETCHED_WORDS : null;
		},
		transform(code, id) {
			const [, key, isLate] = MESSAGE.exec(id) ?? [];
			if (!key) return null;
			return { code: isLate ? exportEach(code) : fetchOthers(code, key), map: null };
		}
	};
}

/** A language's messages by their keys: those for everybody (`ru`), or those of the desk (`ru-desk`). */
async function dictionary(folder: string, name: string): Promise<string> {
	const [locale = '', part] = name.split('-');
	const files = (await readdir(folder)).filter((file) => /^(?!_)\w+\.js$/.test(file));
	return files
		.map((file) => basename(file, '.js'))
		.filter((key) => DESK.test(key) === (part === 'desk'))
		.map((key) => `export { ${locale}_${key} as ${key} } from '${join(folder, key)}.js?late';`)
		.join('\n');
}

function exportEach(code: string): string {
	return code.replace(/^const (?=[a-z]{2}_)/gm, 'export const ');
}

function fetchOthers(code: string, key: string): string {
	const changed = OTHERS.reduce(
		(text, locale) =>
			text.replace(`return ${locale}_${key}(inputs)`, `return word('${locale}', '${key}', inputs)`),
		code
	);
	if (changed === code) throw new Error(`The compiled message ${key} has another form than before`);
	return `import { word } from '${WORDS}';\n${changed}`;
}

function importsOf(part: string): string {
	return OTHERS.map((locale) => `${locale}: () => import('late-words/${locale}${part}')`).join(', ');
}

/** What stands in the place of words.ts in a build. */
const FETCHED_WORDS = `
const words = { ${OTHERS.map((locale) => `${locale}: {}`).join(', ')} };
const sources = [{ ${importsOf('')} }];
export const addSource = (source) => sources.push(source);
export const fetchWords = (locale) =>
	Promise.all(sources.map(async (source) => Object.assign(words[locale] ?? {}, await source[locale]?.())));
export const word = (locale, key, inputs) => words[locale][key]?.(inputs) ?? '';
`;

/** What stands in the place of desk-words.ts: from its first use on, a language comes with the words of the desk. */
const FETCHED_DESK_WORDS = `
import { addSource, fetchWords } from '${WORDS}';
addSource({ ${importsOf('-desk')} });
export const fetchDeskWords = fetchWords;
`;
