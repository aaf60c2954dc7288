import type { District, Place } from '../../domain/address/directory.ts';
import { checkRow } from './check-row.ts';
import type { Entries } from './entries.ts';
import { districtFinder, type FindDistricts } from './district-names.ts';
import { districtId, placeId } from './entry-id.ts';
import { isDistrictKind, readKind } from './entry-kind.ts';
import type { LineProblem, TableRow } from './read-table.ts';

interface Located<Entry> {
	line: number;
	entry: Entry;
}

/**
 * What a file's lines say the directory is to be, with everything wrong with them. A file without districts keeps the
 * standing ones. An entry without an id keeps the one it has by its words, so that what people chose stays chosen.
 */
export function readEntries(rows: readonly TableRow[], standing: Entries) {
	const unsound = rows.flatMap(checkRow);
	const wrongLines = new Set(unsound.map(({ line }) => line));
	const sound = rows.filter(({ line }) => !wrongLines.has(line));
	const districts = readDistricts(sound, standing.districts);
	const offered = districts.length > 0 ? districts.map(({ entry }) => entry) : standing.districts;
	const places = readPlaces(sound, offered, standing.places);
	const problems = [
		...checkAnyPlace(rows),
		...unsound,
		...places.problems,
		...findRepeated(districts, ({ name }) => lower(name)),
		...findRepeated(places.read, wordsOf),
		...findRepeated<{ id: string }>([...districts, ...places.read], ({ id }) => id)
	];
	return {
		entries: { districts: offered, places: places.read.map(({ entry }) => entry) },
		problems: onePerLine(problems)
	};
}

/** A file of districts alone would retire every place: surely a mistake. */
function checkAnyPlace(rows: readonly TableRow[]): LineProblem[] {
	const kinds = rows.map(({ kind }) => readKind(kind));
	const isAllDistricts = kinds.every((kind) => kind !== null && isDistrictKind(kind));
	return !isAllDistricts || rows.length === 0
		? []
		: [{ line: 1, message: 'the file has no places' }];
}

function readDistricts(rows: readonly TableRow[], standing: readonly District[]) {
	const find = districtFinder(standing.map((district) => ({ ...district, retired: false })));
	return rows.flatMap(({ line, kind: written, name, id }): Located<District>[] => {
		const kind = readKind(written);
		if (!kind || !isDistrictKind(kind)) return [];
		const known = find(name).filter((district) => district.kind === kind);
		const knownId = known.length === 1 ? known[0]?.id : undefined;
		return [
			{ line, entry: { id: id || (knownId ?? districtId(name)), name, kind, retired: false } }
		];
	});
}

function readPlaces(
	rows: readonly TableRow[],
	districts: readonly District[],
	standing: readonly Place[]
) {
	const find = districtFinder(districts);
	const knownIds = new Map(standing.map((place) => [wordsOf(place), place.id]));
	const read: Located<Place>[] = [];
	const problems: LineProblem[] = [];
	for (const { line, kind: written, name, id, district: word } of rows) {
		const kind = readKind(written);
		if (!kind || isDistrictKind(kind)) continue;
		const district = readDistrict(word, find);
		if ('message' in district) {
			problems.push({ line, message: district.message });
			continue;
		}
		const words = { district: district.id, kind, name };
		const entryId = id || (knownIds.get(wordsOf(words)) ?? placeId(words));
		read.push({ line, entry: { id: entryId, ...words, sample: false, retired: false } });
	}
	return { read, problems };
}

function readDistrict(word: string, find: FindDistricts): District | { message: string } {
	const [district, ...others] = find(word);
	if (!district) return { message: `no district is called “${word}”` };
	if (others.length === 0) return district;
	const names = [district, ...others].map(({ name }) => name).join(' or ');
	return { message: `the district “${word}” may be ${names}: write which` };
}

function findRepeated<Entry>(located: readonly Located<Entry>[], keyOf: (entry: Entry) => string) {
	const firstLines = new Map<string, number>();
	return located.flatMap(({ line, entry }): LineProblem[] => {
		const key = keyOf(entry);
		const first = firstLines.get(key);
		if (first === undefined) firstLines.set(key, line);
		return first === undefined ? [] : [{ line, message: `is the same as line ${first}` }];
	});
}

/** What two places may not share: a person could not tell them apart. */
function wordsOf({ district, kind, name }: Pick<Place, 'district' | 'kind' | 'name'>): string {
	return [district, kind, lower(name)].join('\n');
}

function lower(name: string): string {
	return name.toLocaleLowerCase('az');
}

/** In the file's order; a line told wrong in two ways of being the same is told once. */
function onePerLine(problems: readonly LineProblem[]): LineProblem[] {
	const byText = new Map(
		problems.map((problem) => [`${problem.line} ${problem.message}`, problem])
	);
	return [...byText.values()].toSorted((a, b) => a.line - b.line);
}
