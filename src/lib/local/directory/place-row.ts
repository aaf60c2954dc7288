import type { Place } from '../../domain/address/directory.ts';
import { foldWords } from '../../domain/text/fold.ts';
import type { PlaceRow } from '../device-database.ts';

/** A place with what the device finds it by. */
export function placeRow(place: Place): PlaceRow {
	const words = new Set(foldWords(place.name));
	return { ...place, words: Array.from(words, (word) => searchKey(place.district, word)) };
}

/** One folded word of a district's places, as the index has it: a search reads no other district's. */
export function searchKey(district: string, word: string): string {
	return `${district}/${word}`;
}
