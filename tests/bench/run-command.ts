import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';

/* `npm run bench -- NAME …`: runs tests/bench/NAME.ts with the rest of the line. A bench prints and asserts nothing. */

const [name, ...options] = process.argv.slice(2);
const names = (await readdir(import.meta.dirname))
	.filter((file) => file.endsWith('.ts') && !file.endsWith('-command.ts'))
	.map((file) => basename(file, '.ts'));

if (name && names.includes(name)) {
	process.argv.splice(2, Infinity, ...options);
	await import(`./${name}.ts`);
} else {
	console.error(`npm run bench -- ${names.join(' | ')}`);
	process.exitCode = 1;
}
