import { fileURLToPath } from 'node:url';
import {
	getDocument,
	type PDFDocumentProxy,
	VerbosityLevel
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MAX_PIXELS } from './open-image.ts';

const PACKAGE = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));

/** Opens a PDF without running anything that is in it. Rejects with PDF.js's own exceptions. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
	return getDocument({
		// PDF.js takes the bytes it is given for its own.
		data: Uint8Array.from(bytes),
		cMapUrl: folder('cmaps'),
		standardFontDataUrl: folder('standard_fonts'),
		wasmUrl: folder('wasm'),
		iccUrl: folder('iccs'),
		maxImageSize: MAX_PIXELS,
		useSystemFonts: false,
		disableFontFace: true,
		enableXfa: false,
		verbosity: VerbosityLevel.ERRORS
	}).promise;
}

function folder(name: string): string {
	return fileURLToPath(new URL(`${name}/`, PACKAGE));
}
