import { registerHooks } from 'node:module';
import { argv } from 'node:process';
import { sourceText } from '../sync/planted/source-text.ts';

/* The product of a later protocol as a process of its own: `node ahead-process.ts FOLDER BY`, BY how many versions. */

const by = Number(argv[3]);

registerHooks({
	load(url, context, nextLoad) {
		const loaded = nextLoad(url, context);
		if (!url.endsWith('/src/lib/domain/wire/protocol.ts')) return loaded;
		return { ...loaded, source: movedOn(sourceText(loaded.source)) };
	}
});

const { startProduct } = await import('./product-server.ts');
const { origin } = await startProduct(argv[2]!);
process.stdout.write(`${origin}\n`);

/** The same module, but for the number of the version it speaks. */
function movedOn(source: string): string {
	const moved = source.replace(
		/export const PROTOCOL = (\d+);/,
		(_, version: string) => `export const PROTOCOL = ${Number(version) + by};`
	);
	if (moved === source) throw new Error('The protocol’s version is not found where it was');
	return moved;
}
