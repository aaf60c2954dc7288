import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Day } from '../../../domain/calendar/baku-day.ts';
import type { ApplicationId, PersonId } from '../../../domain/ids.ts';
import type { QueueFilter } from '../../../domain/wire/desk.ts';
import type { Schema } from '../../database/schema.ts';
import type { WordSearch } from './search-queue.ts';

/** What a filter is understood by: who asks, and which days are meant. */
export interface FilterSense {
	operator: PersonId;
	/** Today in Baku: what is due before it is overdue. */
	today: Day;
	/** The last day that counts as near. */
	soon: Day;
}

type Builder = ExpressionBuilder<Schema, 'queue_entry'>;

/** A filter of the queue as conditions on its lines. */
export function queueConditions(filter: QueueFilter, sense: FilterSense, search: WordSearch) {
	return (where: Builder) =>
		where.and([
			...stageConditions(where, filter),
			...(filter.source ? [where('source', '=', filter.source)] : []),
			...(filter.district ? [where('district', '=', filter.district)] : []),
			...dueConditions(where, filter, sense),
			...assignmentConditions(where, filter, sense),
			...searchConditions(where, search)
		]);
}

function stageConditions(where: Builder, { stage }: QueueFilter) {
	if (stage === 'all') return [];
	return [stage === 'open' ? where('is_open', '=', 1) : where('stage', '=', stage)];
}

function dueConditions(where: Builder, { due }: QueueFilter, { today, soon }: FilterSense) {
	if (!due) return [];
	return [due === 'overdue' ? where('due_key', '<', today) : where('due_key', '<=', soon)];
}

function assignmentConditions(where: Builder, { assignment }: QueueFilter, sense: FilterSense) {
	if (!assignment) return [];
	return [
		assignment === 'mine'
			? where('assignee_id', '=', sense.operator)
			: where('assignee_id', 'is', null)
	];
}

function searchConditions(where: Builder, { found, further }: WordSearch) {
	const narrow = found ? [isAmong(where, found)] : [];
	return [...narrow, ...further.map((word) => hasWord(where, word))];
}

function isAmong(where: Builder, ids: readonly ApplicationId[]) {
	return ids.length > 0 ? where('application_id', 'in', ids) : sql<SqlBool>`1 = 0`;
}

/** Not `exists`, which PostgreSQL makes a join of, and then reads both tables whole for the few lines of a page. */
function hasWord(where: Builder, { from, to }: WordSearch['further'][number]) {
	const word = where
		.selectFrom('queue_word')
		.select('word')
		.whereRef('queue_word.application_id', '=', 'queue_entry.application_id')
		.where('word', '>=', from)
		.where('word', '<', to)
		.limit(1);
	return where(word, 'is not', null);
}
