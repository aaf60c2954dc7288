import { runOrTell } from './failure.ts';

/**
 * Starts the product: built first where its sources are newer, or with `--built` as it was built last; with `--dev`
 * Vite's server over the sources, for developers.
 */
export async function start(options: string[]): Promise<void> {
	await runOrTell(async () => {
		// Each brings only what it needs: Vite is not there where only the built product runs.
		if (options.includes('--dev')) await (await import('./serve-sources.ts')).serveSources();
		else await (await import('./serve.ts')).serve({ isBuilt: options.includes('--built') });
	});
}
