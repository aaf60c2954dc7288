import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { CLIENT_DIR, SHELL_FILE } from '../build/paths.ts';

/** Weighs files as they go over the wire; each is read once. Bytes, gzip. */
export class Weights {
	readonly #known = new Map<string, Promise<number>>();

	/** All these files of the client build together. */
	async sum(files: Iterable<string>): Promise<number> {
		const weights = await Promise.all(
			[...files].map((file) => this.#weigh(join(CLIENT_DIR, file)))
		);
		return weights.reduce((total, weight) => total + weight, 0);
	}

	/** The page itself and the small files it links to: its icon and the manifest. */
	async shell(): Promise<number> {
		const html = await readFile(SHELL_FILE, 'utf8');
		const links = html.matchAll(/<link[^>]+rel="(?:icon|manifest)"[^>]*>/g);
		const files = [...links].flatMap(([link]) => /href="\/([^"]+)"/.exec(link)?.[1] ?? []);
		return (await this.#weigh(SHELL_FILE)) + (await this.sum(files));
	}

	#weigh(path: string): Promise<number> {
		const known = this.#known.get(path) ?? readFile(path).then((bytes) => gzipSync(bytes).length);
		this.#known.set(path, known);
		return known;
	}
}
