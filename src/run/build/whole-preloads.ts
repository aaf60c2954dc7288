import type { Plugin } from 'vite';

const MANIFEST = '.vite/manifest.json';

type Manifest = Record<string, { dynamicImports?: string[] }>;

/**
 * Keeps lazy imports out of what Kit reads to name a page's files in its head. Kit follows them for their styles, and
 * then takes a chunk that is also needed at once for one already named: the browser would learn of it a round trip late.
 * A lazy part brings its styles itself.
 */
export function wholePreloads(): Plugin {
	return {
		name: 'whole-preloads',
		apply: 'build',
		enforce: 'post',
		applyToEnvironment: ({ name }) => name === 'client',
		generateBundle: {
			order: 'post',
			handler(_options, bundle) {
				const manifest = bundle[MANIFEST];
				if (manifest?.type !== 'asset') throw new Error(`The build has no ${MANIFEST}.`);
				manifest.source = withoutLazyImports(String(manifest.source));
			}
		}
	};
}

function withoutLazyImports(text: string): string {
	const manifest = JSON.parse(text) as Manifest;
	for (const chunk of Object.values(manifest)) delete chunk.dynamicImports;
	return JSON.stringify(manifest);
}
