import { Failure } from '../failure.ts';
import { readLazyFiles, readScreens, type Screen } from './kit-output.ts';
import { AFTER_FIRST_VIEW, FIRST_VIEW, LAZY_SCREENS, LIMITS, type LazyScreen } from './limits.ts';
import { isOver, printTable, type Line } from './table.ts';
import { Weights } from './weights.ts';

/** Weighs what each screen makes the browser fetch. Returns the table; throws a Failure with it when one is too heavy. */
export async function checkBudget(): Promise<string> {
	const lines = await weighBuild();
	const table = printTable(lines);
	const over = lines.filter(isOver);
	if (over.length === 0) return table;
	console.error(table);
	throw new Failure(
		`Over budget: ${over.map((line) => line.name).join(', ')}. The table stands above.`
	);
}

async function weighBuild(): Promise<Line[]> {
	const weights = new Weights();
	const screens = await readScreens();
	const worker = await weights.sum(['service-worker.js']);
	return [
		...(await weighScreens([...screens, ...(await readLazyScreens(screens))], weights)),
		...(await weighLater(screens, weights)),
		{ name: 'service worker', bytes: worker, limit: LIMITS.serviceWorker }
	];
}

async function weighScreens(screens: Screen[], weights: Weights): Promise<Line[]> {
	const shell = await weights.shell();
	const weigh = async ({ route, files }: Screen) => ({
		name: route,
		bytes: shell + (await weights.sum(files)),
		limit: route === FIRST_VIEW ? LIMITS.firstView : LIMITS.screen
	});
	return Promise.all(screens.map(weigh));
}

/** The screens that fetch more as soon as they are shown, with that. Throws for a route the build does not have. */
async function readLazyScreens(screens: Screen[]): Promise<Screen[]> {
	const read = async ({ route, as, sources }: LazyScreen) => {
		const screen = screens.find((candidate) => candidate.route === route);
		if (!screen) throw new Error(`The budget names ${route}, which the build does not have.`);
		return { route: `${route} (${as})`, files: screen.files.union(await readLazyFiles(sources)) };
	};
	return Promise.all(LAZY_SCREENS.map(read));
}

/** What comes after the first view, less what that view has fetched already. */
async function weighLater(screens: Screen[], weights: Weights): Promise<Line[]> {
	const first = screens.find(({ route }) => route === FIRST_VIEW)?.files ?? new Set<string>();
	const weigh = async (source: string) => ({
		name: `later: ${source}`,
		bytes: await weights.sum((await readLazyFiles([source])).difference(first)),
		limit: null
	});
	return Promise.all(AFTER_FIRST_VIEW.map(weigh));
}
