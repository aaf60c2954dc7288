import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const size = {
	// Each `??` and `?.` counts as a branch.
	complexity: ['error', { max: 12, variant: 'modified' }],
	'max-depth': ['error', 3],
	'max-lines': ['error', 250],
	'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
	'max-params': ['error', 3]
};

const typeChecked = {
	'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
	'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
	'@typescript-eslint/no-import-type-side-effects': 'error',
	// What TypeScript's library promises an older browser may lack.
	'@typescript-eslint/no-unnecessary-condition': 'off',
	// A brand is chosen by whoever asks for the id.
	'@typescript-eslint/no-unnecessary-type-parameters': 'off',
	// Kit's redirect() and error() are thrown by design and are no Errors.
	'@typescript-eslint/only-throw-error': [
		'error',
		{ allow: [{ from: 'package', package: '@sveltejs/kit', name: ['Redirect', 'HttpError'] }] }
	],
	'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
	'@typescript-eslint/switch-exhaustiveness-check': [
		'error',
		{ considerDefaultExhaustiveForUnions: true }
	]
};

/* What would let a text that came from somebody run (docs/security.md, 1.2 and 1.3). Svelte's own rule forbids {@html}. */
const nothingRuns = {
	'no-eval': 'error',
	'no-new-func': 'error',
	'no-script-url': 'error',
	'no-restricted-imports': [
		'error',
		{
			paths: [
				{
					name: 'node:child_process',
					importNames: ['exec', 'execSync'],
					message: 'A shell reads what it is given: use spawn or execFile.'
				},
				{ name: 'node:vm', message: 'Nothing is run that came from elsewhere.' }
			]
		}
	],
	'no-restricted-syntax': [
		'error',
		{
			selector:
				'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/], CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|parseFromString|setHTMLUnsafe)$/], CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
			message: 'A text is shown as text.'
		},
		{
			selector: ':function NewExpression[callee.name="RegExp"]',
			message: 'An expression is made once, of what the code says, and of nothing that came in.'
		},
		{
			selector: 'MemberExpression[object.name="sql"][property.name="raw"]',
			message: 'Values are bound, names are checked: sql.ref, sql.table.'
		},
		{
			selector:
				'CallExpression[callee.object.name=/^(window|self)$/][callee.property.name="addEventListener"][arguments.0.value="message"], CallExpression[callee.name="addEventListener"][arguments.0.value="message"], AssignmentExpression[left.object.name=/^(window|self)$/][left.property.name="onmessage"]',
			message:
				'Any page may send a message to a window: only workers and channels of our own are heard.'
		}
	]
};

export default defineConfig(
	globalIgnores(['.svelte-kit/', 'build/', 'data/', 'src/lib/i18n/compiled/', 'test-results/']),
	js.configs.recommended,
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			...size,
			...typeChecked,
			eqeqeq: 'error',
			'no-console': 'error',
			'no-warning-comments': 'error',
			'no-nested-ternary': 'error',
			'no-param-reassign': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// The app lives at the root of its origin: resolve() would add a wrapper and nothing else.
			'svelte/no-navigation-without-resolve': 'off',
			// Svelte's $props() are declared with let, some of them bindable.
			'prefer-const': 'off',
			'svelte/prefer-const': 'error',
			// svelte-check knows the types in markup; ESLint's parser takes some of them for any.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		files: ['src/**'],
		// A worker's own scope hears the page that made it and nobody else.
		ignores: ['**/*.worker.ts'],
		rules: nothingRuns
	},
	{
		// The layers are held by dependency-cruiser, which can't see a component's type imports.
		files: ['**/*.svelte'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{ patterns: [{ group: ['**/lib/server/**', '**/server/**'] }] }
			]
		}
	},
	{
		// A migration is frozen once landed; a suite is one long function by nature.
		files: ['migrations/**', 'tests/**'],
		rules: { 'max-lines-per-function': 'off' }
	},
	{
		files: ['tests/**'],
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
	},
	{
		// What a person runs at a terminal speaks to it.
		files: ['src/start.js', 'src/run/**', 'src/**/*-command.ts', 'tests/bench/**', 'tests/sync/**'],
		rules: { 'no-console': 'off' }
	},
	{
		files: ['**/*.js', '**/*.cjs'],
		extends: [ts.configs.disableTypeChecked]
	}
);
