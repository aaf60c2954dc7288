import { encodeGsm7 } from './gsm7.ts';

export type SmsEncoding = 'gsm7' | 'ucs2';

/** A text as it goes over the air. */
export interface SmsParts {
	encoding: SmsEncoding;
	/** The bytes of each part, without the header that joins them: one septet a byte, or UTF-16 big-endian. */
	parts: Uint8Array[];
}

/** How many bytes fit: alone, and beside the header that joins parts (3GPP TS 23.040: 7 septets or 6 octets of it). */
const ROOM = {
	gsm7: { alone: 160, joined: 153 },
	ucs2: { alone: 140, joined: 134 }
} as const;

const ESCAPE = 27;

/** Cuts a text into the parts it takes: in GSM-7 where every character is in it, else all of it in UCS-2. */
export function cutSms(text: string): SmsParts {
	const septets = encodeGsm7(text);
	if (septets) return cut('gsm7', Uint8Array.from(septets));
	return cut('ucs2', new Uint8Array(Buffer.from(text, 'utf16le').swap16()));
}

function cut(encoding: SmsEncoding, bytes: Uint8Array): SmsParts {
	const { alone, joined } = ROOM[encoding];
	if (bytes.length <= alone) return { encoding, parts: [bytes] };
	const parts: Uint8Array[] = [];
	for (let at = 0; at < bytes.length;) {
		const end = keepWhole(encoding, bytes, Math.min(at + joined, bytes.length));
		parts.push(bytes.subarray(at, end));
		at = end;
	}
	return { encoding, parts };
}

/** No part ends between an escape and what it escapes, or between the halves of a surrogate pair. */
function keepWhole(encoding: SmsEncoding, bytes: Uint8Array, end: number): number {
	if (end === bytes.length) return end;
	if (encoding === 'gsm7') return bytes[end - 1] === ESCAPE ? end - 1 : end;
	const high = bytes[end - 2] ?? 0;
	return high >= 0xd8 && high <= 0xdb ? end - 2 : end;
}
