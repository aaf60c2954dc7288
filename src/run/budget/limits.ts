/** Most gzip bytes, in KiB as the browser's own tools count them. */
export const LIMITS = {
	firstView: 90,
	screen: 130,
	// With the sync engine in it, fetched after the first view is usable.
	serviceWorker: 70
} as const;

/** The screen a link or a shortcut opens first. */
export const FIRST_VIEW = '/applications';

/**
 * What a screen always fetches beside its own code, by a lazy import: counted for it. Route id → source files.
 */
export const LAZY_BY_SCREEN: Record<string, string[]> = {
	// One of them at a time: the whole is more than any person fetches.
	'/applications/[id]': [
		'src/routes/applications/[id]/DraftTasks.svelte',
		'src/routes/applications/[id]/SentApplication.svelte'
	],
	'/applications/[id]/edit/[section]': [
		'src/lib/ui/form/PlaceCombobox.svelte',
		'src/routes/applications/[id]/edit/[section]/SectionDocuments.svelte'
	]
};

/** Fetched by every screen, after it can be used: shown, and held to no limit of its own. */
export const AFTER_FIRST_VIEW = ['src/lib/sync/start.ts', 'src/routes/shell/Later.svelte'];
