import type { MediaType } from '../../../domain/documents/media-type.ts';
import { packHead, packPage } from '../rendition-format.ts';
import { openPdf } from './open-pdf.ts';
import { renderImage } from './render-image.ts';
import { renderPdfPage } from './render-pdf.ts';

/** The most pages that are drawn: an application's papers have a few. */
const PAGES_MAX = 50;

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
		yield* packPage((await renderPdfPage(document, number)) ?? new Uint8Array());
}
