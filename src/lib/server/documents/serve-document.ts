import { Readable } from 'node:stream';
import type { DocumentId } from '../../domain/ids.ts';
import { isMachineFault } from '../database/dialect.ts';
import type { PageCount } from '../store/document-files.ts';
import { type Document, findDocumentForStaff } from '../store/documents.ts';
import { attachmentDisposition } from './attachment-name.ts';
import type { DocumentParts } from './parts.ts';
import { countRendition, readPage } from './rendition.ts';
import { readStored } from './stored.ts';
import { type DocumentView, findViewable } from './view-document.ts';

type Parts = Pick<DocumentParts, 'db' | 'documents' | 'clock'>;

const RETRY_AFTER_SECONDS = '5';
const PAGE_NUMBER = /^[1-9]\d{0,2}$/;

/** Nothing of a stranger's file is ever a page of ours: it can't run, frame, load or be taken for another type. */
const CONTAINED = {
	'content-security-policy': "sandbox; default-src 'none'",
	'x-content-type-options': 'nosniff',
	'cross-origin-resource-policy': 'same-origin',
	'cache-control': 'private, no-store'
};

/**
 * How many pages of a document staff can look at, and how many it has; null for a document that staff may not see. Zero
 * pages: it can't be drawn and there is its original alone.
 */
export async function describeRendition(
	parts: Pick<Parts, 'db' | 'documents'>,
	id: DocumentId
): Promise<PageCount | null> {
	const document = await findDocumentForStaff(parts.db, id);
	return document ? countRendition(parts, document) : null;
}

/** One page of a document's rendition, to whoever may see it. */
export async function servePage(parts: Parts, view: DocumentView): Promise<Response> {
	if (!PAGE_NUMBER.test(view.part)) return absent();
	return serve(parts, view, async (document) => {
		const picture = await readPage(parts, document, Number(view.part));
		if (!picture) return absent();
		const headers = { ...CONTAINED, 'content-type': 'image/webp' };
		return new Response(Uint8Array.from(picture), { headers });
	});
}

/** A document as it came, to be saved and never shown, to whoever may see it. */
export function serveOriginal(parts: Parts, view: Omit<DocumentView, 'part'>): Promise<Response> {
	return serve(parts, { ...view, part: 'original' }, ({ id, name, mediaType, size }) => {
		const headers = {
			...CONTAINED,
			'content-type': mediaType,
			'content-length': String(size),
			'content-disposition': attachmentDisposition(name, mediaType)
		};
		const bytes = Readable.toWeb(Readable.from(readStored(parts.documents, id)));
		// Node's type of a web stream and the browser's are the same thing by two names.
		return new Response(bytes as ReadableStream, { headers });
	});
}

async function serve(
	parts: Parts,
	view: DocumentView,
	answer: (document: Document) => Response | Promise<Response>
): Promise<Response> {
	try {
		const document = await findViewable(parts, view);
		return document ? await answer(document) : absent();
	} catch (error) {
		if (!isMachineFault(error)) throw error;
		return new Response(null, { status: 503, headers: { 'retry-after': RETRY_AFTER_SECONDS } });
	}
}

/** The same for what does not exist and what is not theirs to see. */
function absent(): Response {
	return new Response(null, { status: 404, headers: CONTAINED });
}
