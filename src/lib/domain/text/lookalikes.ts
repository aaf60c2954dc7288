/** Letters that look like ə and Ə and are typed or copied in their place: Pan-Nigerian U+01DD, U+018E; Cyrillic U+04D9, U+04D8. */
const SCHWAS: Record<string, string> = {
	'\u01dd': 'ə',
	'\u04d9': 'ə',
	'\u018e': 'Ə',
	'\u04d8': 'Ə'
};

/** The text with the look-alikes of ə and Ə made the Azerbaijani letters they stand for; NFC. */
export function mendLookalikes(text: string): string {
	return text
		.normalize('NFC')
		.replace(/[\u01dd\u04d9\u018e\u04d8]/g, (letter) => SCHWAS[letter] ?? letter);
}
