import { expect, test, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { ROOT } from '../../src/run/build/paths.ts';
import { draw, teachBase64 } from './fixtures/drawing.ts';
import { asTakenUpright, segmentsOf } from './fixtures/exif.ts';

/** What the product's own pages are allowed, so that a worker they could not start is not started here either. */
const POLICY =
	"default-src 'self'; img-src 'self' blob: data:; connect-src 'self'; object-src 'none'";
const MODULES = '/src/lib/ui/photos';

interface Shrunk {
	name: string;
	type: string;
	before: number;
	after: number;
	width: number;
	height: number;
	/** Red, green, blue in the middle of the quarter at the top left, top right, bottom left, bottom right. */
	quarters: number[][];
	/** In base64: arrays take minutes on their way between the page and the test. */
	base64: string;
}

let server: ViteDevServer;
let address: string;

test.beforeAll(async () => {
	server = await createServer({
		configFile: false,
		root: ROOT,
		cacheDir: test.info().outputPath('vite'),
		logLevel: 'error',
		appType: 'custom',
		optimizeDeps: { noDiscovery: true },
		server: { host: '127.0.0.1', port: 0, hmr: false, watch: null }
	});
	server.middlewares.use('/blank', (_, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.setHeader('content-security-policy', POLICY);
		response.end('<!doctype html><title>photos</title>');
	});
	await server.listen();
	address = server.resolvedUrls!.local[0]!;
});

test.afterAll(() => server.close());

test.beforeEach(async ({ page }) => {
	await page.goto(`${address}blank`);
	await teachBase64(page);
});

/** Has the product shrink a file in its worker. */
function shrink(page: Page, file: { bytes: Uint8Array; name: string; type: string }) {
	return page.evaluate(
		async ({ modules, base64, name, type }) => {
			const { shrinkPhoto } = (await import(`${modules}/shrink-photo.ts`)) as {
				shrinkPhoto: (file: File) => Promise<{ file: File; before: number; after: number } | null>;
			};
			const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
			const shrunk = await shrinkPhoto(new File([bytes], name, { type }));
			if (!shrunk) return null;
			const bitmap = await createImageBitmap(shrunk.file, { imageOrientation: 'none' });
			const { width, height } = bitmap;
			const pen = new OffscreenCanvas(width, height).getContext('2d')!;
			pen.drawImage(bitmap, 0, 0);
			const quarters = [0, 1, 2, 3].map((quarter) => {
				const x = Math.round(width * (quarter % 2 ? 0.75 : 0.25));
				const y = Math.round(height * (quarter > 1 ? 0.75 : 0.25));
				return Array.from(pen.getImageData(x, y, 1, 1).data.slice(0, 3));
			});
			return {
				name: shrunk.file.name,
				type: shrunk.file.type,
				before: shrunk.before,
				after: shrunk.after,
				width,
				height,
				quarters,
				base64: await globalThis.toBase64(shrunk.file)
			} satisfies Shrunk;
		},
		{
			modules: MODULES,
			name: file.name,
			type: file.type,
			base64: Buffer.from(file.bytes).toString('base64')
		}
	);
}

/** Which of the four colours a pixel is nearest to. */
function colourOf([red = 0, green = 0, blue = 0]: number[]): string {
	const most = Math.max(red, green, blue);
	if (most - Math.min(red, green, blue) < 60) return 'grey';
	return { [red]: 'red', [green]: 'green', [blue]: 'blue' }[most] ?? '';
}

test('a photo taken upright is shrunk upright, and says no more where it was taken', async ({
	page
}) => {
	const drawing = { width: 2600, height: 1950, type: 'image/jpeg', look: 'noise' } as const;
	const bytes = asTakenUpright(await draw(page, drawing));
	expect(segmentsOf(bytes)).toContain('e1');
	const shrunk = await shrink(page, { bytes, name: 'IMG_1.JPG', type: 'image/jpeg' });
	expect(shrunk).toMatchObject({
		name: 'IMG_1.JPG',
		type: 'image/jpeg',
		width: 1800,
		height: 2400
	});
	expect(shrunk!.quarters.map(colourOf)).toEqual(['blue', 'red', 'grey', 'green']);
	expect(shrunk!.before).toBe(bytes.length);
	const sent = Buffer.from(shrunk!.base64, 'base64');
	expect(shrunk!.after).toBe(sent.length);
	expect(shrunk!.after).toBeLessThan(bytes.length / 2);
	expect(segmentsOf(sent)).not.toContain('e1');
	expect(sent.includes('Exif')).toBe(false);
});

test('a photo already small on its sides is not enlarged', async ({ page }) => {
	const drawing = { width: 1200, height: 900, type: 'image/jpeg', look: 'noise' } as const;
	const bytes = await draw(page, drawing);
	const shrunk = await shrink(page, { bytes, name: 'page.jpeg', type: 'image/jpeg' });
	expect(shrunk).toMatchObject({ name: 'page.jpeg', width: 1200, height: 900 });
	expect(shrunk!.after).toBeLessThan(bytes.length);
});

test('a photo that would not get smaller stays as it is', async ({ page }) => {
	const drawing = { width: 2600, height: 1950, type: 'image/jpeg', look: 'noise' } as const;
	const large = await draw(page, drawing);
	const once = await shrink(page, { bytes: large, name: 'a.jpg', type: 'image/jpeg' });
	const bytes = Buffer.from(once!.base64, 'base64');
	expect((await shrink(page, { bytes, name: 'a.jpg', type: 'image/jpeg' })) === null).toBe(true);
});

test('a photo kept as PNG becomes a JPEG, a screenshot or one with see-through parts stays', async ({
	page
}) => {
	const size = { width: 2000, height: 1500, type: 'image/png' } as const;
	const photo = await draw(page, { ...size, look: 'noise' });
	const shrunk = await shrink(page, { bytes: photo, name: 'çıxarış.v2.png', type: 'image/png' });
	expect(shrunk).toMatchObject({ name: 'çıxarış.v2.jpg', type: 'image/jpeg', width: 2000 });
	for (const look of ['screenshot', 'glass'] as const) {
		const bytes = await draw(page, { ...size, look });
		expect((await shrink(page, { bytes, name: 'a.png', type: 'image/png' })) === null).toBe(true);
	}
});

test('a file that only calls itself a photo is left alone', async ({ page }) => {
	const bytes = new Uint8Array(1000).fill(7);
	expect((await shrink(page, { bytes, name: 'a.jpg', type: 'image/jpeg' })) === null).toBe(true);
});

test('where the browser can’t draw off the screen the original is all there is', async ({
	page
}) => {
	const offered = await page.evaluate(async (modules) => {
		const { isWorthShrinking } = (await import(`${modules}/worth-shrinking.ts`)) as {
			isWorthShrinking: (file: File) => boolean;
		};
		const photo = new File([new Uint8Array(3_000_000)], 'a.jpg', { type: 'image/jpeg' });
		const paper = new File([new Uint8Array(3_000_000)], 'a.pdf', { type: 'application/pdf' });
		const can = [isWorthShrinking(photo), isWorthShrinking(paper)];
		Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
		return [...can, isWorthShrinking(photo)];
	}, MODULES);
	expect(offered).toEqual([true, false, false]);
	const bytes = new Uint8Array(10);
	expect((await shrink(page, { bytes, name: 'a.jpg', type: 'image/jpeg' })) === null).toBe(true);
});
