import { searchWords } from '../../../domain/desk/search-words.ts';
import type { ApplicationId } from '../../../domain/ids.ts';
import type { Database } from '../../database/database.ts';

/** The words that begin with what was typed, as a range of bytes. */
interface WordRange {
	from: Uint8Array;
	to: Uint8Array;
}

/** How to find lines by words. */
export interface WordSearch {
	/** The applications that have the rarest word, where these are few; null where none of the words is rare. */
	found: ApplicationId[] | null;
	/** The words still to be looked for in each line. */
	further: WordRange[];
}

/**
 * Up to so many, all lines with a word are looked up at once and put in order; a word of more lines than that comes up
 * often enough on the way through the queue in its order. Either way a page costs the same in a queue of any length.
 */
const RARE_LINES = 500;

/** What the words typed come to. */
export async function planSearch(db: Database, query: string): Promise<WordSearch> {
	const ranges = searchWords(query).map(rangeOf);
	const foundByRange = await Promise.all(ranges.map((range) => findRare(db, range)));
	const rarest = foundByRange.reduce<ApplicationId[] | null>(fewer, null);
	const further = ranges.filter((_, index) => !rarest || foundByRange[index] !== rarest);
	return { found: rarest, further };
}

/** 0xff is in no text in UTF-8. */
function rangeOf(word: string): WordRange {
	const from = Buffer.from(word);
	return { from, to: Buffer.concat([from, Buffer.from([0xff])]) };
}

async function findRare(db: Database, { from, to }: WordRange): Promise<ApplicationId[] | null> {
	const rows = await db
		.selectFrom('queue_word')
		.select('application_id')
		.where('word', '>=', from)
		.where('word', '<', to)
		.limit(RARE_LINES + 1)
		.execute();
	return rows.length > RARE_LINES ? null : [...new Set(rows.map((row) => row.application_id))];
}

function fewer(first: ApplicationId[] | null, second: ApplicationId[] | null) {
	if (!first || !second) return first ?? second;
	return second.length < first.length ? second : first;
}
