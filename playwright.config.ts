import { defineConfig } from '@playwright/test';
import { browserOptions } from './tests/browser/fixtures/browser-options.ts';

export default defineConfig({
	testDir: 'tests/browser',
	outputDir: 'test-results',
	globalSetup: './tests/browser/fixtures/build.ts',
	globalTeardown: './tests/browser/fixtures/scan-logs.ts',
	fullyParallel: true,
	workers: 2,
	// A machine that does other work as well can starve a browser: once more, and the list says that it was.
	retries: process.env.CI ? 1 : 0,
	forbidOnly: true,
	// Of what hangs: a slow machine takes a minute for a story of three browsers.
	timeout: 180_000,
	expect: { timeout: 10_000 },
	reporter: [['list']],
	use: { ...browserOptions, trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure' }
});
