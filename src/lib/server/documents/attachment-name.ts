import { MEDIA_TYPES, type MediaType } from '../../domain/documents/media-type.ts';

/** Longest name in bytes of UTF-8, its ending apart: room for what a browser adds to a name that is taken. */
const STEM_MAX_BYTES = 150;

/** What no name needs and some system minds: control and format characters (bidi, zero width) and line separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;
const RESERVED = /[\\/:*?"<>|%;]/g;
/** Names of devices on Windows, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A `Content-Disposition` that has a document saved under its name (RFC 6266), and never under one that misleads: no path,
 * nothing invisible, the ending of what it is.
 */
export function attachmentDisposition(name: string, mediaType: MediaType): string {
	const safe = safeName(name, mediaType);
	const ascii = safe.replace(/[^\x20-\x7e]/g, '_');
	return `attachment; filename="${ascii}"; filename*=UTF-8''${encode(safe)}`;
}

function safeName(name: string, mediaType: MediaType): string {
	const plain = name.normalize('NFC').replace(INVISIBLE, '').replace(RESERVED, '_');
	const stem = plain.replace(/\.[^.]*$/, '').replace(/^[\s.]+|[\s.]+$/g, '');
	const short = cut(stem, STEM_MAX_BYTES);
	const usable = short === '' || DEVICE.test(short.split('.')[0] ?? '') ? `_${short}` : short;
	return `${usable}.${MEDIA_TYPES[mediaType][0]}`;
}

/** As many whole characters as fit. */
function cut(text: string, maxBytes: number): string {
	let length = 0;
	return Array.from(text)
		.filter((character) => (length += Buffer.byteLength(character)) <= maxBytes)
		.join('');
}

/** RFC 8187: encodeURIComponent leaves some characters that its attr-char does not have. */
function encode(text: string): string {
	return encodeURIComponent(text).replace(
		/['()*!]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
	);
}
