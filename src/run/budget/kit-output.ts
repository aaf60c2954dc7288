import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KIT_OUTPUT } from '../build/paths.ts';

interface Route {
	id: string;
	/** Indexes of the route's pieces; null for an endpoint. */
	page: { layouts: (number | undefined)[]; errors: (number | undefined)[]; leaf: number } | null;
}

/** Vite's record of a source file's chunk. */
interface Chunk {
	file: string;
	name?: string;
	imports?: string[];
	css?: string[];
}

type Chunks = Record<string, Chunk>;

/** A screen and every file its code and styles are in. */
export interface Screen {
	route: string;
	files: Set<string>;
}

const ENTRIES = ['entry/start', 'entry/app'];

/**
 * Every screen of the build with what it fetches before any lazy import. Read from Vite's manifest: the preload links
 * that Kit makes leave out a chunk that is imported both lazily and at once.
 */
export async function readScreens(): Promise<Screen[]> {
	const chunks = await readChunks();
	const keys = new Map(Object.entries(chunks).map(([key, { name }]) => [name, key]));
	const filesByName = (name: string) => filesOf(keys.get(name) ?? name, chunks);
	const everywhere = ENTRIES.map(filesByName);
	return (await readRoutes()).flatMap(({ id, page }) => {
		if (!page) return [];
		// Kit fetches a screen's error page along with it.
		const indexes = [...page.layouts, ...page.errors, page.leaf].filter((at) => at !== undefined);
		const parts = indexes.map((index) => filesByName(`nodes/${index}`));
		return [{ route: id, files: union([...everywhere, ...parts]) }];
	});
}

/** Every file a lazy import of these sources fetches. Throws when the build has no such chunk. */
export async function readLazyFiles(sources: string[]): Promise<Set<string>> {
	const chunks = await readChunks();
	return union(sources.map((source) => filesOf(source, chunks)));
}

async function readChunks(): Promise<Chunks> {
	const path = join(KIT_OUTPUT, 'client/.vite/manifest.json');
	return JSON.parse(await readFile(path, 'utf8')) as Chunks;
}

async function readRoutes(): Promise<Route[]> {
	const path = pathToFileURL(join(KIT_OUTPUT, 'server/manifest-full.js')).href;
	const { manifest } = (await import(path)) as { manifest: { _: { routes: Route[] } } };
	return manifest._.routes;
}

function filesOf(key: string, chunks: Chunks, files = new Set<string>()): Set<string> {
	const chunk = chunks[key];
	if (!chunk) throw new Error(`The budget names ${key}, of which the build has no chunk.`);
	if (files.has(chunk.file)) return files;
	files.add(chunk.file);
	for (const style of chunk.css ?? []) files.add(style);
	for (const imported of chunk.imports ?? []) filesOf(imported, chunks, files);
	return files;
}

function union(sets: Set<string>[]): Set<string> {
	return new Set(sets.flatMap((set) => [...set]));
}
