import { ESLint, Linter } from 'eslint';
import { expect, it } from 'vitest';

/* The lint rules that keep what came from somebody from being run are on for what is shipped, and find what they are for. */

const RULES = [
	'no-eval',
	'no-new-func',
	'no-script-url',
	'no-restricted-imports',
	'no-restricted-syntax',
	'no-console'
];

const rulesFor = async (file: string) => {
	const { rules } = (await new ESLint().calculateConfigForFile(file)) as Linter.Config;
	return rules ?? {};
};

async function complaints(code: string, file: string): Promise<string[]> {
	const all = await rulesFor(file);
	const rules = Object.fromEntries(RULES.map((name) => [name, all[name] ?? 'off']));
	return new Linter().verify(code, { rules }).map(({ ruleId }) => ruleId ?? 'syntax');
}

it.each([
	['eval', 'eval(input)'],
	['a function made of text', 'new Function(input)'],
	['an address that runs', "location.href = 'javascript:run()'"],
	['a shell', "import { exec } from 'node:child_process'; exec(input)"],
	['a text taken for markup', 'element.innerHTML = input'],
	['markup put beside', "element.insertAdjacentHTML('beforeend', input)"],
	['markup written', 'document.write(input)'],
	['an expression made of what came in', 'const find = (input) => new RegExp(input)'],
	['a query made of text', 'sql.raw(input)'],
	['messages of any page', "window.addEventListener('message', listen)"],
	['a line that is no log', 'console.log(input)']
])('lint finds %s, on the server and in the pages', async (_what, code) => {
	expect(await complaints(code, 'src/lib/server/body-limit.ts')).toHaveLength(1);
	expect(await complaints(code, 'src/lib/sync/engine.ts')).toHaveLength(1);
});

it('lint finds markup in a component', async () => {
	const rules = await rulesFor('src/routes/+page.svelte');
	expect(rules['svelte/no-at-html-tags']).toEqual([2]);
	expect(JSON.stringify(rules['no-restricted-syntax'])).toContain('innerHTML');
});

it('what is plain passes', async () => {
	const plain =
		"const NAME = /^a$/; element.textContent = input; scope.addEventListener('message', hear)";
	expect(await complaints(plain, 'src/lib/server/body-limit.ts')).toEqual([]);
});
