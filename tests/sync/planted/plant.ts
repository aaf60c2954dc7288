import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { sourceText } from './source-text.ts';
import { PLANTED } from './faults.ts';

/* Loaded before anything else: puts the fault named by PLANTED_FAULT into the module it belongs to. */

const fault = PLANTED.find(({ name }) => name === process.env['PLANTED_FAULT']);
if (!fault) throw new Error(`There is no planted fault named “${process.env['PLANTED_FAULT']}”`);
const path = fileURLToPath(new URL(`../../../src/lib/${fault.file}`, import.meta.url));

registerHooks({
	load(url, context, nextLoad) {
		const loaded = nextLoad(url, context);
		if (!url.startsWith('file:') || fileURLToPath(url) !== path) return loaded;
		return { ...loaded, source: plant(sourceText(loaded.source)) };
	}
});

function plant(source: string): string {
	const places = source.split(fault!.find).length - 1;
	if (places !== 1) {
		throw new Error(
			`“${fault!.name}” is found ${places} times in src/lib/${fault!.file}: mend the fault`
		);
	}
	return source.replace(fault!.find, () => fault!.replace);
}
