/** The Azerbaijani alphabet, with w where Unicode's collation puts it. */
const ALPHABET = 'abcçdeəfgğhxıijkqlmnoöprsştuüvyzw';

/** Numbers up to this many digits are ordered by value. */
const NUMBER_DIGITS = 9;

/** A letter's place as a character: after the digits and signs, before Cyrillic. */
const placeOf = new Map(
	Array.from(ALPHABET, (letter, index) => [letter, String.fromCharCode(0x61 + index)])
);

/**
 * Compares by the order of the Azerbaijani alphabet, numbers by their value, whatever the case of letters. Not by
 * Intl.Collator: Chromium carries no Azerbaijani order and takes the system's without a word.
 */
export function compareText(first: string, second: string): number {
	return compareCodes(collationKey(first), collationKey(second)) || compareCodes(first, second);
}

/** A copy in the order of `compareText`; each item's key is made once. */
export function sortByText<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[] {
	const keyed = items.map((item) => ({
		item,
		text: textOf(item),
		key: collationKey(textOf(item))
	}));
	keyed.sort((a, b) => compareCodes(a.key, b.key) || compareCodes(a.text, b.text));
	return keyed.map(({ item }) => item);
}

/** What puts a text in its place when compared code by code. */
export function collationKey(text: string): string {
	return text
		.normalize('NFC')
		.replace(/İ/g, 'i')
		.replace(/I/g, 'ı')
		.toLowerCase()
		.replace(/\d+/g, (digits) => digits.padStart(NUMBER_DIGITS, '0'))
		.replace(/[a-z\u00c0-\u024f\u0259]/g, (letter) => placeOf.get(letter) ?? plainPlaceOf(letter));
}

/** A letter of another language stands with the one it is made from: é with e. */
function plainPlaceOf(letter: string): string {
	const plain = letter.normalize('NFD').charAt(0);
	return placeOf.get(plain) ?? letter;
}

function compareCodes(first: string, second: string): number {
	if (first === second) return 0;
	return first < second ? -1 : 1;
}
