import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = fileURLToPath(new URL('../../../node_modules/.bench-peers/', import.meta.url));

/** Installs what the product is measured beside, in a folder of its own: the product never depends on it. */
export function installPeers(): void {
	if (existsSync(`${folder}node_modules/tus-js-client`)) return;
	console.log('Installing the peers, once.');
	mkdirSync(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json'])
		copyFileSync(`${here}${file}`, `${folder}${file}`);
	execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
}

/** A package of the peers' folder; the caller says what it is. */
export async function loadPeer<Peer>(name: string): Promise<Peer> {
	const path = createRequire(`${folder}package.json`).resolve(name);
	const loaded = (await import(pathToFileURL(path).href)) as Peer & { default?: Peer };
	return loaded.default ? { ...loaded.default, ...loaded } : loaded;
}
