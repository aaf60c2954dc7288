import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KIT_OUTPUT } from '../build/paths.ts';

/** What a piece of a page makes the browser fetch, as Kit's own preload links list it. */
interface Assets {
	imports: string[];
	stylesheets: string[];
}

interface ServerManifest {
	_: {
		client: Assets;
		nodes: (() => Promise<Assets>)[];
		routes: { id: string; page: PageNodes | null }[];
	};
}

interface PageNodes {
	layouts: (number | undefined)[];
	errors: (number | undefined)[];
	leaf: number;
}

/** Vite's record of a source file's chunk. */
interface Chunk {
	file: string;
	imports?: string[];
	css?: string[];
}

/** A screen and every file its code and styles are in. */
export interface Screen {
	route: string;
	files: Set<string>;
}

/** Every screen of the build with what it fetches before any lazy import. */
export async function readScreens(): Promise<Screen[]> {
	const path = pathToFileURL(join(KIT_OUTPUT, 'server/manifest-full.js')).href;
	const { manifest } = (await import(path)) as { manifest: ServerManifest };
	const { client, nodes, routes } = manifest._;
	const screens = routes.map(async ({ id, page }) => {
		if (!page) return [];
		// Kit fetches a screen's error page along with it.
		const indexes = [...page.layouts, ...page.errors, page.leaf].filter((at) => at !== undefined);
		const parts = await Promise.all(indexes.map(async (at) => nodes[at]?.()));
		return [{ route: id, files: new Set([client, ...parts].flatMap(filesOf)) }];
	});
	return (await Promise.all(screens)).flat();
}

function filesOf(assets: Assets | undefined): string[] {
	return assets ? [...assets.imports, ...assets.stylesheets] : [];
}

/** Every file a lazy import of these sources fetches. Throws when the build has no such chunk. */
export async function readLazyFiles(sources: string[]): Promise<Set<string>> {
	const path = join(KIT_OUTPUT, 'client/.vite/manifest.json');
	const chunks = JSON.parse(await readFile(path, 'utf8')) as Record<string, Chunk>;
	const files = new Set<string>();
	for (const source of sources) collect(source, chunks, files);
	return files;
}

function collect(key: string, chunks: Record<string, Chunk>, files: Set<string>): void {
	const chunk = chunks[key];
	if (!chunk) throw new Error(`The budget names ${key}, of which the build has no chunk.`);
	if (files.has(chunk.file)) return;
	files.add(chunk.file);
	for (const style of chunk.css ?? []) files.add(style);
	for (const imported of chunk.imports ?? []) collect(imported, chunks, files);
}
