import { join } from 'node:path';
import { build } from 'vite';
import { ROOT, SANDBOX_DIR } from './paths.ts';

const SOURCE = join(ROOT, 'src/lib/server/auth/sandbox/browser/sign-with-file.ts');

/**
 * Bundles the one script of the identity sandbox, which reads PKCS#12 files: beside the product's build and no part of
 * it, so that no applicant ever fetches it.
 */
export async function buildSandboxScript(): Promise<void> {
	await build({
		configFile: false,
		root: ROOT,
		publicDir: false,
		logLevel: 'warn',
		build: {
			outDir: SANDBOX_DIR,
			emptyOutDir: false,
			rolldownOptions: {
				input: SOURCE,
				output: { format: 'iife', entryFileNames: 'signing.js' }
			}
		}
	});
}
