import type { Place } from '../../domain/address/directory.ts';
import { foldWords } from '../../domain/text/fold.ts';
import type { PlaceRow } from '../device-database.ts';

/** A place with what the device finds it by. */
export function placeRow(place: Place): PlaceRow {
	return { ...place, words: foldWords(place.name) };
}
