import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

/** All that a build is made of. */
const SOURCES = [
	'{src,static,migrations}/**/*.*',
	'{package,package-lock,tsconfig}.json',
	'{svelte,vite}.config.{js,ts}'
];
const MADE_BY_THE_BUILD = 'src/lib/i18n/compiled';

/** A digest of every source of a build: the same sources have the same one on every machine. */
export async function fingerprintSources(): Promise<string> {
	const hash = createHash('sha256');
	for (const path of await sourcePaths()) {
		hash.update(`${path}\0`).update(await readFile(join(ROOT, path))).update('\0');
	}
	return hash.digest('hex').slice(0, 32);
}

async function sourcePaths(): Promise<string[]> {
	const entries = await Array.fromAsync(glob(SOURCES, { cwd: ROOT, withFileTypes: true }));
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1).replaceAll('\\', '/'))
		.filter((path) => !path.startsWith(MADE_BY_THE_BUILD))
		.sort();
}
