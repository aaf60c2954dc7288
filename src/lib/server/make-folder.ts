import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, as far as they are missing. Step by step: asked for all at once, Node goes round
 * for ever where the system lets nobody make one (/proc). Throws the system's error.
 */
export async function makeFolder(path: string): Promise<void> {
	const missing = await tryToMake(path);
	if (!missing) return;
	if (dirname(path) !== path) await makeFolder(dirname(path));
	const stillMissing = await tryToMake(path);
	if (stillMissing) throw stillMissing;
}

/** Answers the error that says that the folder above is missing; null once the folder is there. */
async function tryToMake(path: string): Promise<Error | null> {
	try {
		await mkdir(path);
		return null;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EEXIST') return null;
		if (code === 'ENOENT') return error as Error;
		throw error;
	}
}
