import { Failure } from '../failure.ts';
import { readLazyFiles, readScreens, type Screen } from './kit-output.ts';
import { AFTER_FIRST_VIEW, FIRST_VIEW, LAZY_BY_SCREEN, LIMITS } from './limits.ts';
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
	const shell = await weights.shell();
	const screens = await readScreens();
	return [
		...(await Promise.all(screens.map(async (screen) => weighScreen(screen, shell, weights)))),
		...(await weighLater(screens, weights)),
		{
			name: 'service worker',
			bytes: await weights.sum(['service-worker.js']),
			limit: LIMITS.serviceWorker
		}
	];
}

async function weighScreen({ route, files }: Screen, shell: number, weights: Weights) {
	const lazy = await readLazyFiles(LAZY_BY_SCREEN[route] ?? []);
	return {
		name: route,
		bytes: shell + (await weights.sum(files.union(lazy))),
		limit: route === FIRST_VIEW ? LIMITS.firstView : LIMITS.screen
	};
}

/** What comes after the first view, less what that view has fetched already. */
async function weighLater(screens: Screen[], weights: Weights): Promise<Line[]> {
	const first = screens.find((screen) => screen.route === FIRST_VIEW);
	const weigh = async (source: string) => {
		const files = await readLazyFiles([source]);
		const more = first ? files.difference(first.files) : files;
		return { name: `later: ${source}`, bytes: await weights.sum(more), limit: null };
	};
	return Promise.all(AFTER_FIRST_VIEW.map(weigh));
}
