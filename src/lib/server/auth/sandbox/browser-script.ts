import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { Exchange } from './exchange.ts';

/** Where the sandbox's one script is served. */
export const SCRIPT_PATH = '/signing.js';

/** Made with the build from browser/sign-with-file.ts (src/run/build/sandbox-script.ts); no part of the product's. */
const FILE = 'build/sandbox/signing.js';

/** Answers the script that signs with a key file; 404 where nothing was built. */
export async function sendScript({ response }: Exchange): Promise<void> {
	const script = await readFile(join(rootFolder(), FILE)).catch(() => null);
	response.writeHead(script ? 200 : 404, {
		'content-type': 'text/javascript; charset=utf-8',
		'cache-control': 'no-cache',
		'x-content-type-options': 'nosniff'
	});
	response.end(script);
}

/** The folder of package.json, for the sources and for what is built of them alike. */
function rootFolder(): string {
	return dirname(findPackageJSON('..', import.meta.url) ?? '.');
}
