import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { MediaType } from '../../../domain/documents/media-type.ts';
import { packHead, packPage } from '../rendition-format.ts';
import { openPdf } from './open-pdf.ts';
import { renderImage } from './render-image.ts';
import { renderPdfPage } from './render-pdf.ts';

/** The most pages that are drawn: an application's papers have a few. */
const PAGES_MAX = 50;

/** After how long no further page is begun, in seconds of a processor: well within what the process may take. */
const DRAWING_SECONDS = 40;

/** Draws a document's pages anew, and gives the rendition as it is kept, piece by piece. */
export async function* render(mediaType: MediaType, bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	if (mediaType === 'application/pdf') yield* renderPdf(bytes);
	else yield* renderPicture(bytes);
}

async function* renderPicture(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield packHead({ pages: 1, total: 1 });
	yield* packPage(await renderImage(bytes));
}

async function* renderPdf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	const document = await openPdf(bytes);
	const total = document.numPages;
	const pages = Math.min(total, PAGES_MAX);
	yield packHead({ pages, total });
	for (let number = 1; number <= pages; number++)
		yield* packPage(await drawInTime(document, number));
}

/** A page for which the time is up is left out: a long scan is better seen in part than not at all. */
async function drawInTime(document: PDFDocumentProxy, number: number): Promise<Uint8Array> {
	const { user, system } = process.cpuUsage();
	const isTimeUp = (user + system) / 1e6 > DRAWING_SECONDS;
	return (!isTimeUp && (await renderPdfPage(document, number))) || new Uint8Array();
}
