import { createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WEBP_QUALITY } from './render-image.ts';

/** A page's longest side in pixels: A4 at 150 dots an inch. */
const LONGEST_SIDE = 1754;

/** Draws one page, counted from 1. Undefined when it can't be drawn, as with a page whose objects are broken. */
export async function renderPdfPage(
	document: PDFDocumentProxy,
	number: number
): Promise<Buffer | undefined> {
	try {
		const page = await document.getPage(number);
		const { width, height } = page.getViewport({ scale: 1 });
		const viewport = page.getViewport({ scale: LONGEST_SIDE / Math.max(width, height, 1) });
		const canvas = createCanvas(side(viewport.width), side(viewport.height));
		// PDF.js is written for a browser's canvas, whose like this one is.
		const like = canvas as unknown as HTMLCanvasElement;
		await page.render({ canvas: like, viewport }).promise;
		page.cleanup();
		return await canvas.encode('webp', WEBP_QUALITY);
	} catch {
		return undefined;
	}
}

function side(length: number): number {
	return Math.min(Math.max(Math.round(length), 1), LONGEST_SIDE);
}
