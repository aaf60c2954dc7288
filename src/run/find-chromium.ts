import { chromium } from '@playwright/test';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The Chromium to test with: the one CHROMIUM names, the system's, or Playwright's own; null when there is none. */
export function findChromium(): string | null {
	const { CHROMIUM, PATH = '' } = process.env;
	if (CHROMIUM) return CHROMIUM;
	const places = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
	return [...places, chromium.executablePath()].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
