import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

/* Two thirds of every message are for people who read another language. The build leaves the source language in the
   pages and puts each other one in a file of its own, which is fetched when it is chosen. */

const MESSAGE = /\/i18n\/compiled\/messages\/(?!_index)(\w+)\.js(\?late)?$/;
const WORDS = '/src/lib/i18n/words.ts';
const OTHERS = ['ru', 'en'];

/** Takes every language but the source's out of the browser's pages. `folder` is where the messages are compiled to. */
export function lateWords(folder: string): Plugin {
	return {
		name: 'late-words',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		resolveId: (id) => (id.startsWith('late-words/') ? `\0${id}` : null),
		async load(id) {
			if (id.startsWith('\0late-words/')) return dictionary(folder, basename(id));
			return id.endsWith(WORDS) ? FETCHED_WORDS : null;
		},
		transform(code, id) {
			const [, key, isLate] = MESSAGE.exec(id) ?? [];
			if (!key) return null;
			return { code: isLate ? exportEach(code) : fetchOthers(code, key), map: null };
		}
	};
}

/** A language's messages by their keys. */
async function dictionary(folder: string, locale: string): Promise<string> {
	const files = (await readdir(folder)).filter((file) => /^(?!_)\w+\.js$/.test(file));
	return files
		.map((file) => basename(file, '.js'))
		.map((key) => `export { ${locale}_${key} as ${key} } from '${join(folder, key)}.js?late';`)
		.join('\n');
}

function exportEach(code: string): string {
	return code.replace(/^const (?=[a-z]{2}_)/gm, 'export const ');
}

function fetchOthers(code: string, key: string): string {
	const changed = OTHERS.reduce(
		(text, locale) => text.replace(`return ${locale}_${key}(inputs)`, `return word('${locale}', '${key}', inputs)`),
		code
	);
	if (changed === code) throw new Error(`The compiled message ${key} has another form than before`);
	return `import { word } from '${WORDS}';\n${changed}`;
}

/** What stands in the place of words.ts in a build. */
const FETCHED_WORDS = `
const words = {};
const sources = { ${OTHERS.map((locale) => `${locale}: () => import('late-words/${locale}')`).join(', ')} };
export async function fetchWords(locale) {
	words[locale] ??= await sources[locale]?.();
}
export const word = (locale, key, inputs) => words[locale]?.[key]?.(inputs) ?? '';
`;
