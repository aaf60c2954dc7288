import { readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Picture {
	src: string;
}

interface Manifest {
	theme_color: string;
	background_color: string;
	icons: Picture[];
	screenshots: Picture[];
	shortcuts: { url: string; icons: Picture[] }[];
}

const manifest = JSON.parse(await readFile('static/manifest.webmanifest', 'utf8')) as Manifest;

test('the installed app opens in the colour of the page', async () => {
	const [, page] = /--page: (#\w+);/.exec(await readFile('src/app.css', 'utf8')) ?? [];
	expect([manifest.theme_color, manifest.background_color]).toEqual([page, page]);
});

test('every picture the manifest names is there', async () => {
	const { icons, screenshots, shortcuts } = manifest;
	const pictures = [icons, screenshots, ...shortcuts.map((shortcut) => shortcut.icons)].flat();
	const sizes = pictures.map(async ({ src }) => (await stat(`static${src}`)).size);
	expect(Math.min(...(await Promise.all(sizes)))).toBeGreaterThan(0);
});

test('the shortcuts open the form and the table', () => {
	const urls = manifest.shortcuts.map(({ url }) => url);
	expect(urls).toEqual(['/applications/new', '/applications']);
});
