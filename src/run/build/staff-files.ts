import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';
import { STAFF_FILES_FILE } from './paths.ts';

/* The service worker keeps the whole app on the device, and most devices are applicants'. What only the staff's screens
   need is told to it apart, so that it is kept where somebody of the staff has opened one. */

const STAFF_ROUTES = '/src/routes/desk/';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** Names the files of the staff's screens alone to the service worker, as STAFF_FILES. */
export function staffFiles(): Plugin {
	return {
		name: 'staff-files',
		apply: 'build',
		enforce: 'post',
		// Kit builds the pages and then the worker, each by itself, within one build: what this one is told is read by the
		// worker's, once the pages' has found it out.
		configResolved: ({ define = {} }) =>
			void Object.defineProperty(define, 'STAFF_FILES', { enumerable: true, get: readStaffFiles }),
		applyToEnvironment: ({ name }) => name === 'client',
		generateBundle: {
			order: 'post',
			handler(_options, bundle) {
				const isStaffs = ({ facadeModuleId }: Chunk) => {
					const parts = facadeModuleId ? this.getModuleInfo(facadeModuleId)?.importedIds : [];
					return parts?.some((id) => id.includes(STAFF_ROUTES)) ?? false;
				};
				const files = listStaffFiles(bundle, isStaffs);
				if (files.length === 0) throw new Error('The build has no file of the staff’s screens.');
				writeFileSync(STAFF_FILES_FILE, JSON.stringify(files));
			}
		}
	};
}

function readStaffFiles(): string {
	return existsSync(STAFF_FILES_FILE) ? readFileSync(STAFF_FILES_FILE, 'utf8') : '[]';
}

/** Every file that no other screen leads to, at once or later. */
function listStaffFiles(bundle: Bundle, isStaffs: (chunk: Chunk) => boolean): string[] {
	const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
	const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
	const reached = new Set(chunks.filter((chunk) => chunk.isEntry && !isStaffs(chunk)));
	// A set may grow while it is gone through, and what is added is gone through too.
	for (const { imports, dynamicImports } of reached) {
		for (const name of [...imports, ...dynamicImports]) {
			const chunk = byName.get(name);
			if (chunk && !isStaffs(chunk)) reached.add(chunk);
		}
	}
	const everyones = new Set([...reached].flatMap(filesOf));
	return chunks.flatMap(filesOf).filter((file) => !everyones.has(file));
}

function filesOf({ fileName, viteMetadata }: Chunk): string[] {
	return [fileName, ...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])];
}
