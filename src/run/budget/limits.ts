/** Most gzip bytes, in KiB as the browser's own tools count them. */
export const LIMITS = {
	firstView: 90,
	screen: 130,
	// With the sync engine in it, fetched after the first view is usable.
	serviceWorker: 70
} as const;

/** The screen a link or a shortcut opens first. */
export const FIRST_VIEW = '/applications';

/** A screen with what it fetches by a lazy import as soon as it is shown. */
export interface LazyScreen {
	route: string;
	/** Which of the screen's forms this is; nobody sees two of them at once. */
	as: string;
	sources: string[];
}

const APPLICATION = '/applications/[id]';
const SECTION = '/applications/[id]/edit/[section]';

/** Every screen that is not all there at first: its lazy parts are counted for it. */
export const LAZY_SCREENS: LazyScreen[] = [
	{ route: APPLICATION, as: 'draft', sources: [`src/routes${APPLICATION}/DraftTasks.svelte`] },
	{
		route: APPLICATION,
		as: 'waiting',
		sources: [`src/routes${APPLICATION}/WaitingApplication.svelte`]
	},
	{ route: APPLICATION, as: 'sent', sources: [`src/routes${APPLICATION}/SentApplication.svelte`] },
	{
		route: SECTION,
		as: 'address',
		sources: [`src/routes${SECTION}/SectionFields.svelte`, 'src/lib/ui/form/PlaceCombobox.svelte']
	},
	{ route: SECTION, as: 'documents', sources: [`src/routes${SECTION}/SectionDocuments.svelte`] }
];

/** Fetched by every screen, after it can be used: shown, and held to no limit of its own. */
export const AFTER_FIRST_VIEW = [
	'src/lib/sync/start.ts',
	'src/routes/shell/Later.svelte',
	'src/routes/shell/Account.svelte',
	'src/routes/shell/News.svelte'
];
