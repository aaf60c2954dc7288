import type { QueueFilter } from '../../../domain/wire/desk.ts';
import type { QueueCount, QueueCounts } from '../../../domain/wire/desk-answers.ts';
import { QUEUE_STAGES } from '../../../domain/desk/queue-stage.ts';
import type { Database } from '../../database/database.ts';
import { type FilterSense, queueConditions } from './filter-queue.ts';
import { planSearch } from './search-queue.ts';

/** Lines are counted up to here: a count takes as long in a queue of any length. */
const COUNT_MAX = 1000;

/** How many lines there are at each stage, of the operator's own, overdue, and of the filter given. */
export async function countQueue(
	db: Database,
	filter: QueueFilter,
	sense: FilterSense
): Promise<QueueCounts> {
	const count = (some: Partial<QueueFilter>) =>
		countLines(db, { stage: 'open', search: '', ...some }, sense);
	const names = ['open', ...QUEUE_STAGES] as const;
	const counts = await Promise.all(names.map((stage) => count({ stage })));
	const stages = Object.fromEntries(names.map((name, index) => [name, counts[index]]));
	return {
		stages: stages as QueueCounts['stages'],
		mine: await count({ assignment: 'mine' }),
		overdue: await count({ due: 'overdue' }),
		found: await count(filter)
	};
}

async function countLines(
	db: Database,
	filter: QueueFilter,
	sense: FilterSense
): Promise<QueueCount> {
	const conditions = queueConditions(filter, sense, await planSearch(db, filter.search));
	const { count } = await db
		.selectFrom((from) =>
			from
				.selectFrom('queue_entry')
				.select('application_id')
				.where(conditions)
				// Else PostgreSQL takes lines of a stage to be spread evenly and reads the whole table for the few there are.
				.orderBy('due_key')
				.orderBy('application_id')
				.limit(COUNT_MAX + 1)
				.as('line')
		)
		.select((select) => select.fn.countAll<number | string>().as('count'))
		.executeTakeFirstOrThrow();
	return { count: Math.min(Number(count), COUNT_MAX), isMore: Number(count) > COUNT_MAX };
}
