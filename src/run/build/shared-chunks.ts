/* Many small chunks weigh more than a few: each is compressed alone, and each is a request. */

interface ModuleGraph {
	getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * What every screen stands in, and then what the screen that a link or a shortcut opens first shares with others. What
 * a screen has for itself stays with it.
 */
const CHUNKS = [
	{ name: 'frame', root: '/src/routes/+layout.svelte', minShareCount: 1 },
	{ name: 'table', root: '/src/routes/applications/+page.svelte', minShareCount: 2 }
];

/** How the browser's code is cut into chunks. To be made once for each build; `sourceRoot` is the project's folder. */
export function sharedChunks(sourceRoot: string) {
	const words = {
		name: 'words',
		test: (id: string) => id.includes(MESSAGES),
		entriesAware: true,
		minShareCount: 2,
		entriesAwareMergeThreshold: SMALLEST_WORDS
	};
	// Else some of them would be put with words of the applicants' screens. After the frame, which they stand in.
	const desk = { name: 'desk-words', test: (id: string) => DESK_WORDS.test(id), priority: 0.5 };
	return { groups: [...groupsOf(sourceRoot), desk, words] };
}

/** The words of the staff's screens. */
const DESK_WORDS = /\/i18n\/compiled\/messages\/desk_\w+\.js$/;

/** Messages that few screens share are put with those of a screen near to them below this many bytes. */
const SMALLEST_WORDS = 3000;

/** The earlier of two takes a module that belongs to both. */
function groupsOf(sourceRoot: string) {
	return CHUNKS.map(({ name, root, minShareCount }, at) => {
		let closure: Set<string> | undefined;
		return {
			debugName: name,
			name: (id: string, graph: ModuleGraph) => {
				closure ??= closureOf(sourceRoot + root, graph);
				return closure.has(id) ? name : null;
			},
			minShareCount,
			priority: CHUNKS.length - at
		};
	});
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
