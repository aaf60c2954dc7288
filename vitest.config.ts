import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const shared = {
	resolve: { alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) } }
};
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
	test: {
		maxWorkers: 2,
		projects: [
			{
				// What runs in a browser: Svelte's client build, so that runes are live.
				plugins: [svelte()],
				...shared,
				ssr: { resolve: { conditions: ['browser', 'module', 'import', 'default'] } },
				test: {
					...patience,
					name: 'device',
					include: ['tests/{domain,local,ui}/**/*.test.ts'],
					server: { deps: { inline: ['svelte'] } }
				}
			},
			{
				...shared,
				plugins: [svelte()],
				test: {
					...patience,
					name: 'server',
					globalSetup: 'tests/postgres/for-vitest.ts',
					include: ['tests/{sync,server,lint}/**/*.test.ts']
				}
			}
		]
	}
});
