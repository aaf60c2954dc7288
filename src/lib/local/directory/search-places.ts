import type { Place } from '../../domain/address/directory.ts';
import { sortByText } from '../../domain/text/collate.ts';
import { foldWords } from '../../domain/text/fold.ts';
import type { DeviceDatabase, PlaceRow } from '../device-database.ts';
import { searchKey } from './place-row.ts';

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
	const words = foldWords(text);
	const keys = words.map((word) => searchKey(district, word));
	const rows = await readCandidates(device, district, keys);
	const found = rows.filter((row) => !row.retired && keys.every((key) => hasWord(row, key)));
	const whole = words.join(' ');
	const isWhole = ({ name }: Place) => foldWords(name).join(' ').startsWith(whole);
	const sorted = sortByText(found, ({ name }) => name);
	return [...sorted.filter(isWhole), ...sorted.filter((row) => !isWhole(row))].slice(0, limit);
}

/** By the longest word, which the fewest places have. */
function readCandidates(
	device: DeviceDatabase,
	district: string,
	keys: readonly string[]
): Promise<PlaceRow[]> {
	const [longest] = keys.toSorted((a, b) => b.length - a.length);
	return longest === undefined
		? device.places.where('district').equals(district).toArray()
		: device.places.where('words').startsWith(longest).distinct().toArray();
}

function hasWord({ words }: PlaceRow, key: string): boolean {
	return words.some((word) => word.startsWith(key));
}
