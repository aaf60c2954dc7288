import { readFile } from 'node:fs/promises';
import { buildProduct } from './build-product.ts';
import { fingerprintSources } from './fingerprint.ts';
import { FINGERPRINT_FILE } from './paths.ts';

/** Builds the product when there is no build, or when its sources are not the ones it was built from. */
export async function ensureBuild(): Promise<void> {
	const sources = await fingerprintSources();
	if (sources === (await builtFingerprint())) return;
	console.log('Building, which takes about half a minute…');
	await buildProduct(sources);
}

async function builtFingerprint(): Promise<string | null> {
	try {
		return await readFile(FINGERPRINT_FILE, 'utf8');
	} catch {
		return null;
	}
}
