import type { DocumentId } from '../../domain/ids.ts';
import { type PageCount, readPageCount, savePageCount } from '../store/document-files.ts';
import type { Document } from '../store/documents.ts';
import { FileTooHard, workApart } from './apart.ts';
import { renditionName } from './document-store.ts';
import type { DocumentParts } from './parts.ts';
import { countPages, pageOf } from './rendition-format.ts';
import { readStored } from './stored.ts';

type Parts = Pick<DocumentParts, 'db' | 'documents'>;

/** A document too hard to be drawn has none. */
const NOTHING: PageCount = { pages: 0, total: 0 };

const running = new Map<DocumentId, Promise<PageCount>>();

/**
 * How many pages of a held document can be looked at. The first to ask has its rendition made, which takes a second or
 * some; cut at any point, it is simply made again.
 */
export async function countRendition(
	{ db, documents }: Parts,
	document: Document
): Promise<PageCount> {
	const { id } = document;
	const made = await readPageCount(db, id);
	if (made) return made;
	const making = running.get(id) ?? make({ db, documents }, document);
	running.set(id, making);
	return making.finally(() => running.delete(id));
}

/** One page of a held document, counted from 1, as WebP; undefined when it has no such page or it can't be drawn. */
export async function readPage(
	parts: Parts,
	document: Document,
	number: number
): Promise<Uint8Array | undefined> {
	const { pages } = await countRendition(parts, document);
	if (number < 1 || number > pages) return undefined;
	const rendition = await openRendition(parts, document);
	const picture = await pageOf(rendition, number);
	return picture?.length ? picture : undefined;
}

/** A backup has the originals alone: after one was restored, renditions are made again. */
async function openRendition(parts: Parts, document: Document): Promise<AsyncIterable<Uint8Array>> {
	const name = renditionName(document.id);
	const kept = await parts.documents.read(name);
	if (kept) return kept;
	await make(parts, document);
	return readStored(parts.documents, name);
}

async function make({ db, documents }: Parts, { id, mediaType }: Document): Promise<PageCount> {
	let count = NOTHING;
	const drawn = workApart({ verb: 'render', mediaType }, readStored(documents, id));
	const rendition = async function* () {
		count = yield* countPages(drawn);
	};
	try {
		await documents.put(renditionName(id), rendition());
	} catch (error) {
		if (!(error instanceof FileTooHard)) throw error;
		count = NOTHING;
	}
	await savePageCount(db, id, count);
	return count;
}
