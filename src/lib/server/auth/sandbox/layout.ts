import { html, Html, type HtmlPart } from '../../html.ts';
import type { Words } from './words/az.ts';
import { LANGUAGES } from './words/language.ts';

/** Colours and sizes of the sandbox's own pages: another site than the product, and it looks it. */
const STYLE = new Html(`
:root { color-scheme: light dark; --ink: #1b2733; --paper: #f4f6f8; --card: #fff; --line: #8795a3; --deed: #1d4f91; --deed-ink: #fff; --alarm: #a11a1a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --paper: #141a20; --card: #1e262e; --line: #7d8b98; --deed: #9cc4ff; --deed-ink: #10202f; --alarm: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header { background: #ffd166; color: #2b2100; padding: 0.75rem 1rem; text-align: center; }
header p { margin: 0; }
header nav { display: flex; justify-content: center; gap: 1rem; }
header a { color: inherit; padding: 0.625rem 0.25rem; }
main { max-width: 30rem; margin: 2rem auto; padding: 1.5rem; background: var(--card); border-radius: 0.75rem; overflow-wrap: anywhere; }
.brand { margin: 0; color: var(--deed); font-weight: 600; }
h1 { margin-top: 0; font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.125rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.75rem; }
a { color: var(--deed); }
.choice, button, input { display: block; width: 100%; min-height: 2.75rem; padding: 0.625rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; background: transparent; color: inherit; font: inherit; text-align: start; }
.choice { text-decoration: none; }
button { cursor: pointer; }
button.main { background: var(--deed); border-color: var(--deed); color: var(--deed-ink); text-align: center; }
button.quiet { border: 0; text-decoration: underline; text-align: center; }
.choice:hover, button:hover { outline: 1px solid currentColor; }
:focus-visible { outline: 3px solid var(--deed); outline-offset: 2px; }
form { margin: 0.75rem 0; display: grid; gap: 0.5rem; }
.hint { margin: 0; font-size: 0.9375rem; opacity: 0.85; }
.error { margin: 0; color: var(--alarm); font-weight: 600; }
.scan { margin: 0 auto; max-width: 15rem; }
.scan svg { display: block; border-radius: 0.5rem; }
h3 { font-size: 1rem; }
.code { font-size: 1.5rem; letter-spacing: 0.15em; }
`);

/** A whole page of the sandbox, with the notice that none of it is real. */
export function layout(words: Words, title: string, ...content: HtmlPart[]): Html {
	return html`<!doctype html>
		<html lang="${words.language}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title} – ASAN Login (${words.short})</title>
				<style>
					${STYLE}
				</style>
			</head>
			<body>
				<header>
					<p><strong>${words.sandbox}</strong> ${words.notReal}</p>
					<nav aria-label="${words.languages}">${LANGUAGES.map(languageLink)}</nav>
				</header>
				<main>
					<p class="brand">ASAN Login</p>
					<h1>${title}</h1>
					${content}
				</main>
			</body>
		</html>`;
}

function languageLink([language, name]: readonly [string, string]): Html {
	return html`<a href="?language=${language}" lang="${language}">${name}</a>`;
}
