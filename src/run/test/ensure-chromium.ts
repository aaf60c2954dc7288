import { spawnSync } from 'node:child_process';
import { ROOT } from '../build/paths.ts';
import { Failure } from '../failure.ts';
import { findChromium } from '../find-chromium.ts';

/** Playwright's own with what it needs of the system, without, and Debian's. */
const INSTALLS = [
	'npx playwright install --with-deps chromium',
	'npx playwright install chromium',
	'apt-get update && apt-get install -y --no-install-recommends chromium'
];

/** Finds a Chromium that starts for the browser tests, or installs one. Throws a Failure when neither can be done. */
export function ensureChromium(): void {
	if (hasWorkingChromium()) return;
	console.log('There is no Chromium here; installing one.');
	for (const install of INSTALLS) {
		spawnSync(install, { cwd: ROOT, shell: true, stdio: 'inherit' });
		if (hasWorkingChromium()) return;
	}
	throw new Failure('CHROMIUM: none was found or could be installed; name the path of one.');
}

/** One without the system's libraries is there but does not start. */
function hasWorkingChromium(): boolean {
	const path = findChromium();
	return path !== null && spawnSync(path, ['--version']).status === 0;
}
