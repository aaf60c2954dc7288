import { bakuDay } from '../../../domain/calendar/baku-day.ts';
import { dueDay } from '../../../domain/calendar/working-days.ts';
import type { QueueFilter, QueueRequest } from '../../../domain/wire/desk.ts';
import type { QueueCounts, QueuePage } from '../../../domain/wire/desk-answers.ts';
import type { DeskParts, Operating } from '../parts.ts';
import { countQueue } from './count-queue.ts';
import type { FilterSense } from './filter-queue.ts';
import { readPlace, writePlace } from './page-place.ts';
import { tellLines } from './queue-line.ts';
import { placeOf, readQueue } from './read-queue.ts';

/** What counts as near: so many working days. */
const SOON_WORKING_DAYS = 3;

/** What the queue is read with. */
export interface QueueParts extends Pick<DeskParts, 'db' | 'clock'> {
	config: Pick<DeskParts['config'], 'holidays'>;
}

/** One page of the queue. A place that can't be read begins at the top. */
export async function answerQueue(
	parts: QueueParts,
	operating: Operating,
	{ filter, order, after, limit }: QueueRequest
): Promise<QueuePage> {
	const { db, clock } = parts;
	const sense = senseOf(parts, operating);
	const range = { filter, order, sense, after: (after && readPlace(after, order)) || null };
	const entries = await readQueue(db, { ...range, limit: limit + 1 });
	const shown = entries.slice(0, limit);
	const last = entries.length > limit ? shown.at(-1) : undefined;
	const telling = { operator: operating.personId, today: sense.today, now: clock() };
	return {
		lines: await tellLines(db, shown, telling),
		next: last ? writePlace(placeOf(last, order)) : null
	};
}

/** How many lines the views of the queue have. */
export function answerCounts(
	parts: QueueParts,
	operating: Operating,
	filter: QueueFilter
): Promise<QueueCounts> {
	return countQueue(parts.db, filter, senseOf(parts, operating));
}

/** What "mine", "overdue" and "soon" mean to this operator now. */
function senseOf({ clock, config }: QueueParts, { personId }: Operating): FilterSense {
	const { holidays } = config;
	const now = clock();
	return {
		operator: personId,
		today: bakuDay(now),
		soon: dueDay({ from: now, workingDays: SOON_WORKING_DAYS, holidays })
	};
}
