import type { Place } from '../../domain/address/directory.ts';
import { sortByText } from '../../domain/text/collate.ts';
import { foldWords } from '../../domain/text/fold.ts';
import type { DeviceDatabase, PlaceRow } from '../device-database.ts';

export interface PlaceSearch {
	/** The district's id. */
	district: string;
	/** What was typed, with or without Azerbaijani letters; '' for every place. */
	text: string;
	/** The most places to answer. */
	limit: number;
}

/**
 * The places of a district of whose names some word begins with each word typed, those whose whole name begins so
 * first, then in alphabetical order. Retired ones are not offered.
 */
export async function searchPlaces(
	device: DeviceDatabase,
	{ district, text, limit }: PlaceSearch
): Promise<Place[]> {
	const typed = foldWords(text);
	// One read of the whole district takes less than walking an index of words, and leaves none to be written.
	const rows = await device.places.where('district').equals(district).toArray();
	const found = rows.filter((row) => !row.retired && typed.every((word) => hasWord(row, word)));
	const sorted = sortByText(found, ({ name }) => name);
	const first = sorted.filter((row) => beginsWith(row, typed));
	const others = sorted.filter((row) => !beginsWith(row, typed));
	return [...first, ...others].slice(0, limit);
}

function hasWord({ words }: PlaceRow, typed: string): boolean {
	return words.some((word) => word.startsWith(typed));
}

function beginsWith({ words }: PlaceRow, typed: readonly string[]): boolean {
	return words.join(' ').startsWith(typed.join(' '));
}
