/* Many small chunks weigh more than a few: each is compressed alone, and each is a request. */

interface ModuleGraph {
	getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** What every screen stands in, and the screen a link or a shortcut opens first, in the order their chunks are filled. */
const CHUNKS = [
	{ name: 'frame', root: '/src/routes/+layout.svelte' },
	{ name: 'table', root: '/src/routes/applications/+page.svelte' }
];

/** How the browser's code is cut into chunks. To be made once for each build; `sourceRoot` is the project's folder. */
export function sharedChunks(sourceRoot: string) {
	return {
		groups: [
			{ name: namerOf(sourceRoot) },
			{
				name: 'words',
				test: (id: string) => id.includes(MESSAGES),
				entriesAware: true,
				entriesAwareMergeThreshold: SMALLEST_WORDS
			}
		]
	};
}

/** Messages that few screens share are put with those of a screen near to them below this many bytes. */
const SMALLEST_WORDS = 3000;

function namerOf(sourceRoot: string) {
	let closures: Set<string>[] | undefined;
	return (id: string, graph: ModuleGraph): string | null => {
		closures ??= CHUNKS.map(({ root }) => closureOf(sourceRoot + root, graph));
		const at = closures.findIndex((closure) => closure.has(id));
		return CHUNKS[at]?.name ?? null;
	};
}

/** The barrel of messages would bring every message of every screen: the bundler knows which ones each screen uses. */
const MESSAGES = '/i18n/compiled/messages';

/** Everything a module can't run without: itself and its static imports, theirs too. */
function closureOf(root: string, graph: ModuleGraph): Set<string> {
	const closure = new Set([root]);
	// A set may grow while it is gone through, and what is added is gone through too.
	for (const id of closure) {
		for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) {
			if (!imported.includes(MESSAGES)) closure.add(imported);
		}
	}
	return closure;
}
