import { runOrTell } from './failure.ts';

/** Starts the product: the built server, or for developers Vite's over the sources. */
export async function start({ isDev }: { isDev: boolean }): Promise<void> {
	await runOrTell(async () => {
		// Each brings only what it needs: Vite is not there where only the built product runs.
		if (isDev) await (await import('./serve-sources.ts')).serveSources();
		else await (await import('./serve.ts')).serve();
	});
}
