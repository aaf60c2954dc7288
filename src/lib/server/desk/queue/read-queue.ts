import type { Selectable } from 'kysely';
import type { QueueQuery } from '../../../domain/wire/desk.ts';
import type { Database } from '../../database/database.ts';
import type { QueueEntryTable } from '../../database/desk-tables.ts';
import { type FilterSense, queueConditions } from './filter-queue.ts';
import { ORDER_COLUMNS, type PagePlace } from './page-place.ts';
import { planSearch } from './search-queue.ts';

export type QueueEntry = Selectable<QueueEntryTable>;

export interface QueueRange extends QueueQuery {
	sense: FilterSense;
	after: PagePlace | null;
	limit: number;
}

/**
 * The lines that fit, in their order, from a place on. The place is a value and not a count: the thousandth page costs
 * what the first does, and lines that come or go meanwhile neither repeat nor hide another.
 */
export async function readQueue(db: Database, range: QueueRange): Promise<QueueEntry[]> {
	const { filter, order, sense, after, limit } = range;
	const column = ORDER_COLUMNS[order.by];
	const direction = order.isDescending ? 'desc' : 'asc';
	const conditions = queueConditions(filter, sense, await planSearch(db, filter.search));
	const lines = db.selectFrom('queue_entry').selectAll().where(conditions);
	const rest = after
		? lines.where((where) =>
				where(
					where.refTuple(column, 'application_id'),
					order.isDescending ? '<' : '>',
					where.tuple(after.key, after.id)
				)
			)
		: lines;
	return rest
		.orderBy(column, direction)
		.orderBy('application_id', direction)
		.limit(limit)
		.execute();
}

/** The place of a line in an order. */
export function placeOf(entry: QueueEntry, { by }: QueueQuery['order']): PagePlace {
	return { key: entry[ORDER_COLUMNS[by]], id: entry.application_id };
}
