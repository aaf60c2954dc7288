import type { Problem, ProblemCode } from '../problem.ts';
import { DOCUMENT_NAME_MAX_BYTES } from './document-limits.ts';
import { MEDIA_TYPE_NAMES, MEDIA_TYPES, type MediaType } from './media-type.ts';
import { sniffMediaType } from './sniff-media-type.ts';

/** What is known of a file before it is read whole. */
export interface DocumentFile {
	name: string;
	/** In bytes. */
	size: number;
	/** Its first 1024 bytes, or all of it if it is shorter. */
	head: Uint8Array;
}

export type CheckedDocument = { ok: true; mediaType: MediaType } | { ok: false; problem: Problem };

/**
 * Whether a file can be a document of an application: a PDF, JPEG or PNG by its name and by its content, not empty, no
 * larger than `maxBytes`. Tells the first thing wrong, the plainest first.
 */
export function checkDocument(file: DocumentFile, maxBytes: number): CheckedDocument {
	const mediaType = mediaTypeOfName(file.name);
	if (!mediaType) return refuse('documentType');
	if (byteLength(file.name) > DOCUMENT_NAME_MAX_BYTES) {
		return refuse('documentNameTooLong', DOCUMENT_NAME_MAX_BYTES);
	}
	if (file.size === 0) return refuse('documentEmpty');
	if (file.size > maxBytes) return refuse('documentTooLarge', maxBytes);
	return sniffMediaType(file.head) === mediaType
		? { ok: true, mediaType }
		: refuse('documentContent');
}

/** The media type a file name's ending promises, in any case of letters; null when it is none we take. */
export function mediaTypeOfName(name: string): MediaType | null {
	const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
	const promises = (type: MediaType) => MEDIA_TYPES[type].some((known) => known === ending);
	return MEDIA_TYPE_NAMES.find(promises) ?? null;
}

function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}

function refuse(code: ProblemCode, limit?: number): CheckedDocument {
	return { ok: false, problem: { code, ...(limit !== undefined && { limit }) } };
}
