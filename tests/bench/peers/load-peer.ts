import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Where the peers are installed, with a slash at the end. */
export const peersFolder = fileURLToPath(
	new URL('../../../node_modules/.bench-peers/', import.meta.url)
);

/** Installs what the product is measured beside, in a folder of its own: the product never depends on it. */
export function installPeers(): void {
	const wanted = readFileSync(`${here}package-lock.json`, 'utf8');
	const mark = `${peersFolder}installed`;
	if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
	console.log('Installing the peers, once.');
	mkdirSync(peersFolder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json'])
		copyFileSync(`${here}${file}`, `${peersFolder}${file}`);
	execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: peersFolder, stdio: 'inherit' });
	writeFileSync(mark, wanted);
}

/** A package of the peers' folder; the caller says what it is. */
export async function loadPeer<Peer>(name: string): Promise<Peer> {
	const path = createRequire(`${peersFolder}package.json`).resolve(name);
	const loaded = (await import(pathToFileURL(path).href)) as Peer & { default?: Peer };
	return loaded.default ? { ...loaded.default, ...loaded } : loaded;
}
