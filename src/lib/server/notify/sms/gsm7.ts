/** GSM 03.38: the place of a character is its code. The escape at 27 is no character of its own. */
const BASIC =
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
	'¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

const ESCAPE = 27;

/** The characters that stand behind an escape and so take two septets. */
const EXTENSION: Record<string, number> = {
	'\f': 10,
	'^': 20,
	'{': 40,
	'}': 41,
	'\\': 47,
	'[': 60,
	'~': 61,
	']': 62,
	'|': 64,
	'€': 101
};

/** The codes of a text in GSM 03.38, one septet a byte; null when a character is not in it. */
export function encodeGsm7(text: string): number[] | null {
	const codes: number[] = [];
	for (const character of text) {
		const extended = EXTENSION[character];
		const code = BASIC.indexOf(character);
		if (extended !== undefined) codes.push(ESCAPE, extended);
		else if (code >= 0 && code !== ESCAPE) codes.push(code);
		else return null;
	}
	return codes;
}
