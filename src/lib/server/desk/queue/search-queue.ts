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
	/** The applications that have all the words, where these are few; null where nothing or too much was typed for that. */
	found: ApplicationId[] | null;
	/** The words still to be looked for in each line. */
	further: WordRange[];
}

/**
 * Up to so many lines are looked up at once and put in order; what has more comes up often enough on the way through the
 * queue in its order. Either way a page costs about the same in a queue of any length.
 */
const FEW_LINES = 500;

/** What the words typed come to. */
export async function planSearch(db: Database, query: string): Promise<WordSearch> {
	// The longest first: it is most likely the rarest, and the others are looked for beside it.
	const [first, ...others] = searchWords(query)
		.toSorted((a, b) => b.length - a.length)
		.map(rangeOf);
	if (!first) return { found: null, further: [] };
	const found = await findWithAll(db, first, others);
	const areFew = found.length <= FEW_LINES;
	return areFew ? { found, further: [] } : { found: null, further: [first, ...others] };
}

/** 0xff is in no text in UTF-8. */
function rangeOf(word: string): WordRange {
	const from = Buffer.from(word);
	return { from, to: Buffer.concat([from, Buffer.from([0xff])]) };
}

async function findWithAll(db: Database, first: WordRange, others: readonly WordRange[]) {
	const rows = await db
		.selectFrom('queue_word as first')
		.select('first.application_id')
		.where('first.word', '>=', first.from)
		.where('first.word', '<', first.to)
		.where((where) =>
			where.and(
				others.map(({ from, to }) =>
					where.exists(
						where
							.selectFrom('queue_word as other')
							.select('other.word')
							.whereRef('other.application_id', '=', 'first.application_id')
							.where('other.word', '>=', from)
							.where('other.word', '<', to)
					)
				)
			)
		)
		// Else PostgreSQL reads the table from its beginning, as if the words it looks for were spread evenly.
		.orderBy('first.word')
		.orderBy('first.application_id')
		.limit(FEW_LINES + 1)
		.execute();
	return [...new Set(rows.map((row) => row.application_id))];
}
