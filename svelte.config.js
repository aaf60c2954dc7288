import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out: 'build', precompress: true }),
		// One prerendered shell answers every address, so its own links must not depend on the address.
		paths: { relative: false },
		serviceWorker: { register: false },
		// Kit's own check knows forms alone and is made before any hook: ours (foreign-request.ts) refuses whatever another
		// site may be behind, and it stands in the log.
		csrf: { trustedOrigins: ['*'] },
		prerender: { entries: ['/'], crawl: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'img-src': ['self', 'blob:', 'data:'],
				'style-src': ['self', 'unsafe-inline'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self']
			}
		},
		// The same sources make the same version, so that a rebuild is no update.
		version: { name: process.env.BUILD_VERSION ?? String(Date.now()), pollInterval: 0 },
		typescript: {
			config: (config) => {
				config.compilerOptions.allowImportingTsExtensions = true;
				config.include.push('../tests/**/*.ts', '../migrations/**/*.ts', '../*.config.ts');
			}
		}
	}
};
