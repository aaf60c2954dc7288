import { hasNews } from '../../domain/application/news.ts';
import type { PersonDatabase } from '../person-database.ts';

/** How many applications there is something new of that the person has not looked at. */
export async function countUnread(db: PersonDatabase): Promise<number> {
	return db.applications
		.filter(
			({ status, discardedAt, history, seenEvents }) =>
				status !== 'draft' && !discardedAt && hasNews(history, seenEvents)
		)
		.count();
}
