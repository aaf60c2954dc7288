import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { checkBudget } from '../budget/check-budget.ts';
import { Failure } from '../failure.ts';
import { FINGERPRINT_FILE, ROOT } from './paths.ts';
import { buildSandboxScript } from './sandbox-script.ts';

const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

/**
 * Builds the product and holds it to its budget. Quiet unless something fails. The fingerprint of the sources is
 * written last, so that a build cut short counts as none; it is also the version the browser knows the build by.
 * Returns the budget's table.
 */
export async function buildProduct(fingerprint: string): Promise<string> {
	await runVite({ ...process.env, BUILD_VERSION: fingerprint, NODE_ENV: 'production' });
	await buildSandboxScript();
	const table = await checkBudget();
	await writeFile(FINGERPRINT_FILE, fingerprint);
	return table;
}

async function runVite(env: NodeJS.ProcessEnv): Promise<void> {
	const child = spawn(process.execPath, [VITE, 'build', '--logLevel', 'warn'], {
		cwd: ROOT,
		env,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const ended = new Promise<number | null>((resolve, reject) => {
		child.once('error', reject).once('close', resolve);
	});
	const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
	if (code === 0) return;
	process.stderr.write(output + errors);
	throw new Failure('The build failed; what it said stands above.');
}
