import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';

/* The table of docs/security.md names tests there are, and leaves none of its requirements without an answer. */

/** Sections of which there is nothing here. Those of a provider (10.4, 10.6, 10.7) have one row together. */
const LEFT_OUT = ['4.3', '4.4', '8.4', '10.3'];

/** The requirements of level 1 and 2 in each section of OWASP ASVS 5.0 that the page is about. */
const SECTIONS: Record<string, number[]> = {
	'1.1': [1, 2],
	'1.2': [1, 2, 3, 4, 5, 6, 7, 8, 9],
	'1.3': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
	'1.4': [1, 2, 3],
	'1.5': [1, 2],
	'2.1': [1, 2, 3],
	'2.2': [1, 2, 3],
	'2.3': [1, 2, 3, 4],
	'2.4': [1],
	'3.2': [1, 2],
	'3.3': [1, 2, 3, 4],
	'3.4': [1, 2, 3, 4, 5, 6],
	'3.5': [1, 2, 3, 4, 5],
	'3.7': [1, 2],
	'4.1': [1, 2, 3],
	'4.2': [1],
	'5.1': [1],
	'5.2': [1, 2, 3],
	'5.3': [1, 2],
	'5.4': [1, 2, 3],
	'7.1': [1, 2, 3],
	'7.2': [1, 2, 3, 4],
	'7.3': [1, 2],
	'7.4': [1, 2, 3, 4, 5],
	'7.5': [1, 2],
	'7.6': [1, 2],
	'8.1': [1, 2],
	'8.2': [1, 2, 3],
	'8.3': [1],
	'10.1': [1, 2],
	'10.2': [1, 2],
	'10.5': [1, 2, 3, 4, 5],
	'14.1': [1, 2],
	'14.2': [1, 2, 3, 4],
	'14.3': [1, 2, 3],
	'16.1': [1],
	'16.2': [1, 2, 3, 4, 5],
	'16.3': [1, 2, 3, 4],
	'16.4': [1, 2, 3],
	'16.5': [1, 2, 3]
};

const page = readFileSync('docs/security.md', 'utf8').split('## OWASP ASVS')[1] ?? '';
const rows = page
	.split('\n')
	.filter((line) => /^\| \d/.test(line))
	.map((line) => line.split('|').map((cell) => cell.trim()));

/** `1.2.1–1.2.3, 1.3.7` as each requirement by itself. */
function numbersIn(text: string): string[] {
	return [...text.matchAll(/(\d+\.\d+)\.(\d+)(?:–\d+\.\d+\.(\d+))?/g)].flatMap(
		([, section, first, last = first]) => {
			const from = Number(first);
			const count = Number(last) - from + 1;
			return Array.from({ length: count }, (_, at) => `${section}.${from + at}`);
		}
	);
}

it('every requirement that applies has its row, and none is named twice', () => {
	const [reasons = ''] = page.split('\n|');
	const named = [...rows.flatMap(([, numbers = '']) => numbersIn(numbers)), ...numbersIn(reasons)];
	const wanted = Object.entries(SECTIONS).flatMap(([section, numbers]) =>
		numbers.map((number) => `${section}.${number}`)
	);
	const inScope = named.filter((number) => !LEFT_OUT.some((left) => number.startsWith(`${left}.`)));
	expect(inScope.toSorted()).toEqual(wanted.toSorted());
});

it('every row is shown by something, or says why it is not met', () => {
	const open = rows.filter(
		([, , how = '', shown = '']) => shown === '—' && !/\*\*not met.*\*\*: \w/.test(how)
	);
	expect(open).toEqual([]);
	expect(rows.filter(([, , , shown = '']) => /review/i.test(shown))).toEqual([]);
});

it('every test it names is there', () => {
	const there = globSync('tests/**/*.ts').map((path) => basename(path));
	const cells = page.split('\n').map((line) => line.split('|').at(-2) ?? '');
	const named = cells.flatMap((shown) =>
		[...shown.matchAll(/`([\w-]+(?:\.test)?\.ts)`/g)].map(([, name]) => name)
	);
	expect(named.length).toBeGreaterThan(80);
	expect(named.filter((name) => !there.includes(name ?? ''))).toEqual([]);
});
