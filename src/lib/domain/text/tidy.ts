/** Marks nobody sees, pasted along from messengers and pages: soft hyphen, zero-width and direction marks, BOM. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** The text without the marks nobody sees, which make two equal texts differ. */
export function dropInvisible(text: string): string {
	return text.replace(INVISIBLE, '');
}

/** Typed text as it is kept: NFC, no control characters but line ends, runs of spaces as one, none at the ends. */
export function tidyText(text: string): string {
	return dropInvisible(text)
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n]/gu, ' ')
		.replace(/[^\S\n]+/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.trim();
}

/** Typed text as one line. */
export function tidyLine(text: string): string {
	return tidyText(text).replace(/\n+/g, ' ');
}
