import type { MediaType } from './media-type.ts';

/** How far into a file a PDF's header may stand (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_WITHIN = 1024;

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PDF = Array.from('%PDF-', (letter) => letter.charCodeAt(0));
const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** The media type a file's first 1024 bytes show, whatever its name says; null when it is none we take. */
export function sniffMediaType(head: Uint8Array): MediaType | null {
	if (hasAt(head, 0, JPEG)) return 'image/jpeg';
	if (hasAt(head, 0, PNG)) return 'image/png';
	return isPdf(head.subarray(0, PDF_HEADER_WITHIN)) ? 'application/pdf' : null;
}

function isPdf(head: Uint8Array): boolean {
	return !beginsWithMarkup(head) && head.some((_, at) => hasAt(head, at, PDF));
}

/** A page that only mentions a PDF's header is a page. */
function beginsWithMarkup(head: Uint8Array): boolean {
	const afterMark = hasAt(head, 0, UTF8_MARK) ? head.subarray(UTF8_MARK.length) : head;
	return afterMark.find((byte) => byte > 0x20) === '<'.charCodeAt(0);
}

function hasAt(bytes: Uint8Array, at: number, pattern: readonly number[]): boolean {
	return pattern.every((byte, index) => bytes[at + index] === byte);
}
