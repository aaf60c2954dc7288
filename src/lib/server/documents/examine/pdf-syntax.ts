/*
 * Reads the syntax of PDF objects as far as names go (ISO 32000-2, 7.2 and 7.3). It believes nothing that a file says of
 * itself, neither its cross-reference tables nor the lengths of its streams.
 */

const BACKSLASH = code('\\');
const NAME_ESCAPE = /#([0-9a-f]{2})/gi;

/** Any character but white space and delimiters. */
const REGULAR = new Uint8Array(256).fill(1);
for (const character of '\0\t\n\f\r ()<>[]{}/%') REGULAR[code(character)] = 0;

export interface LexedObject {
	/** Every name in it, whether it is a key or a value. */
	names: Set<string>;
	/** Where its stream begins; null when it has none. */
	streamAt: number | null;
}

/** Reads one object from behind its `obj`, up to its end or the beginning of its stream. */
export function lexObject(bytes: Buffer, from: number): LexedObject {
	const names = new Set<string>();
	for (const { text, end } of tokens(bytes, from)) {
		if (text.startsWith('/')) names.add(text.slice(1));
		else if (text === 'endobj') break;
		else if (text === 'stream') return { names, streamAt: afterLineEnd(bytes, end) };
	}
	return { names, streamAt: null };
}

/** Every name in what an object stream unpacks to. */
export function lexNames(bytes: Buffer): Set<string> {
	const texts = tokens(bytes, 0).map(({ text }) => text);
	return new Set(texts.filter((text) => text.startsWith('/')).map((text) => text.slice(1)));
}

/** Names, with their slash and their escapes undone, and words; strings and comments are passed over. */
function* tokens(bytes: Buffer, from: number): Generator<{ text: string; end: number }> {
	for (let at = from; at < bytes.length;) {
		const character = bytes.toString('latin1', at, at + 1);
		const end = endOfToken(bytes, at, character);
		if (character === '/' || isRegular(bytes, at))
			yield { text: unescape(bytes.toString('latin1', at, end)), end };
		at = end;
	}
}

function endOfToken(bytes: Buffer, at: number, character: string): number {
	switch (character) {
		case '(':
			return endOfString(bytes, at);
		case '%':
			return endOfComment(bytes, at);
		case '<':
			return bytes[at + 1] === code('<') ? at + 2 : endOfHexString(bytes, at);
		default:
			return character === '/' || isRegular(bytes, at) ? endOfRegular(bytes, at + 1) : at + 1;
	}
}

function endOfRegular(bytes: Buffer, from: number): number {
	let at = from;
	while (isRegular(bytes, at)) at++;
	return at;
}

function isRegular(bytes: Buffer, at: number): boolean {
	return REGULAR[bytes[at] ?? 0] === 1;
}

function endOfString(bytes: Buffer, from: number): number {
	let depth = 0;
	for (let at = from; at < bytes.length; at++) {
		if (bytes[at] === BACKSLASH) at++;
		else if (bytes[at] === code('(')) depth++;
		else if (bytes[at] === code(')') && --depth === 0) return at + 1;
	}
	return bytes.length;
}

function endOfHexString(bytes: Buffer, from: number): number {
	const end = bytes.indexOf('>', from);
	return end < 0 ? bytes.length : end + 1;
}

function endOfComment(bytes: Buffer, from: number): number {
	let at = from;
	while (at < bytes.length && bytes[at] !== code('\r') && bytes[at] !== code('\n')) at++;
	return at;
}

function afterLineEnd(bytes: Buffer, from: number): number {
	let at = from;
	if (bytes[at] === code('\r')) at++;
	return bytes[at] === code('\n') ? at + 1 : at;
}

function unescape(text: string): string {
	return text.replace(NAME_ESCAPE, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16))
	);
}

function code(character: string): number {
	return character.charCodeAt(0);
}
