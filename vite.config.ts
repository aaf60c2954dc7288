import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { lateWords } from './src/run/build/late-words.ts';
import { sharedChunks } from './src/run/build/shared-chunks.ts';
import { staffFiles } from './src/run/build/staff-files.ts';
import { wholePreloads } from './src/run/build/whole-preloads.ts';

export default defineConfig({
	environments: {
		client: {
			build: {
				rolldownOptions: { output: { codeSplitting: sharedChunks(import.meta.dirname) } }
			}
		}
	},
	// The package's own entry is its build for browsers long gone, 4 KB heavier.
	resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
	// A build names them; see staff-files.ts.
	define: { STAFF_FILES: '[]' },
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/i18n/project.inlang',
			outdir: './src/lib/i18n/compiled',
			strategy: ['localStorage', 'baseLocale'],
			emitGitIgnore: false
		}),
		lateWords(`${import.meta.dirname}/src/lib/i18n/compiled/messages`),
		sveltekit(),
		wholePreloads(),
		staffFiles()
	]
});
