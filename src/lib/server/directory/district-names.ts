import type { District } from '../../domain/address/directory.ts';
import { foldText } from '../../domain/text/fold.ts';

/** Finds the districts a file means by a word: an id, the name as it is shown, or the bare name (`Nəsimi`, `Qusar rayonu`). */
export type FindDistricts = (word: string) => readonly District[];

/** A district's name may stand for several: Lənkəran is a city and a rayon. Retired ones are not found. */
export function districtFinder(districts: readonly District[]): FindDistricts {
	const standing = districts.filter((district) => !district.retired);
	const byWord = new Map<string, District[]>();
	for (const district of standing) {
		for (const word of wordsFor(district)) {
			byWord.set(word, [...(byWord.get(word) ?? []), district]);
		}
	}
	const byId = new Map(standing.map((district) => [district.id, district]));
	return (word) => {
		const district = byId.get(word);
		return district ? [district] : (byWord.get(foldText(word)) ?? []);
	};
}

function wordsFor({ name, kind }: District): Set<string> {
	const whole = foldText(name);
	const bare = whole.replace(/^.*, /, '').replace(/ (rayonu|seheri)$/, '');
	const typed = `${bare} ${kind === 'city' ? 'seheri' : 'rayonu'}`;
	return new Set([whole, bare, typed]);
}
