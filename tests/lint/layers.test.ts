import type { ICruiseResult } from 'dependency-cruiser';
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SERVER = "export const config = 'secret';\n";
const CONFIG = ['.dependency-cruiser.cjs', '.dependency-cruiser.tsconfig.json'];
const DEPCRUISE = resolve('node_modules/.bin/depcruise');
let tree: string;

beforeEach(async () => {
	tree = await mkdtemp(join(tmpdir(), 'layers-'));
	await symlink(resolve('node_modules'), join(tree, 'node_modules'));
	for (const file of CONFIG) await copyFile(file, join(tree, file));
	await plant(
		'src/lib/server/rpc/router.ts',
		`${SERVER}export type AppRouter = { about: string };\n`
	);
	await plant('src/lib/domain/fin.ts', 'export const fin = 7;\n');
	await plant('src/lib/local/store.ts', 'export const store = 1;\n');
});

afterEach(async () => rm(tree, { recursive: true }));

test('the domain may not import the device store', async () => {
	await plant(
		'src/lib/domain/rule.ts',
		"import { store } from '../local/store.ts';\nexport default store;\n"
	);
	expect(brokenRules()).toEqual(['domain-imports-nothing']);
});

test('a screen may not reach the server, not even by the alias', async () => {
	const component =
		'<script lang="ts">\n\timport { config } from \'$lib/server/rpc/router.ts\';\n</script>\n{config}\n';
	await plant('src/routes/+page.svelte', component);
	expect(brokenRules()).toEqual(['server-has-two-doors']);
});

test('an endpoint may reach the server', async () => {
	await plant(
		'src/routes/trpc/+server.ts',
		"export { config } from '$lib/server/rpc/router.ts';\n"
	);
	expect(brokenRules()).toEqual([]);
});

test('the sync engine may know the router by its type and by nothing else', async () => {
	const path = '../server/rpc/router.ts';
	await plant(
		'src/lib/sync/client.ts',
		`import type { AppRouter } from '${path}';\nexport type A = AppRouter;\n`
	);
	expect(brokenRules()).toEqual([]);
	await plant(
		'src/lib/sync/client.ts',
		`import { config } from '${path}';\nexport default config;\n`
	);
	expect(brokenRules()).toEqual(['sync-knows-the-router-by-type-only']);
});

test('components hold no data access', async () => {
	await plant(
		'src/lib/ui/Table.svelte',
		"<script>import { store } from '$lib/local/store.ts';</script>{store}\n"
	);
	expect(brokenRules()).toEqual(['ui-stands-on-domain-and-i18n']);
});

test('two files that import each other are a circle', async () => {
	await plant('src/lib/local/a.ts', "import { b } from './b.ts';\nexport const a = () => b;\n");
	await plant('src/lib/local/b.ts', "import { a } from './a.ts';\nexport const b = () => a;\n");
	expect(new Set(brokenRules())).toEqual(new Set(['no-circles']));
});

test('nothing a browser runs imports from Node', async () => {
	await plant(
		'src/lib/domain/id.ts',
		"import { randomUUID } from 'node:crypto';\nexport default randomUUID;\n"
	);
	expect(brokenRules()).toEqual(['no-node-in-the-browser']);
});

async function plant(path: string, source: string): Promise<void> {
	await mkdir(dirname(join(tree, path)), { recursive: true });
	await writeFile(join(tree, path), source);
}

/** The names of the project's own rules that the planted tree breaks. */
function brokenRules(): string[] {
	const { stdout } = spawnSync(DEPCRUISE, ['--output-type', 'json', 'src'], {
		cwd: tree,
		encoding: 'utf8'
	});
	const { summary } = JSON.parse(stdout) as ICruiseResult;
	return summary.violations.map(({ rule }) => rule.name);
}
