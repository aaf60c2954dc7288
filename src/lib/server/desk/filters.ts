import type { PersonId } from '../../domain/ids.ts';
import type { QueueQuery, SaveFilterRequest } from '../../domain/wire/desk.ts';
import type { SavedFilter } from '../../domain/wire/desk-answers.ts';
import type { Database } from '../database/database.ts';

/** The operator's own saved filters, by their names. */
export async function listFilters(db: Database, operator: PersonId): Promise<SavedFilter[]> {
	const rows = await db
		.selectFrom('desk_filter')
		.select(['id', 'name', 'query'])
		.where('operator_id', '=', operator)
		.orderBy('name')
		.execute();
	return rows.map(({ id, name, query }) => ({ id, name, query: JSON.parse(query) as QueueQuery }));
}

/** Keeps a filter under its name; the operator's filter of that name before makes way. */
export async function saveFilter(
	db: Database,
	operator: PersonId,
	{ id, name, query }: SaveFilterRequest & { id: string }
): Promise<void> {
	const kept = JSON.stringify(query);
	await db
		.insertInto('desk_filter')
		.values({ id, operator_id: operator, name, query: kept })
		.onConflict((conflict) =>
			conflict.columns(['operator_id', 'name']).doUpdateSet({ query: kept })
		)
		.execute();
}

/** Removes one of the operator's own; another's stays. */
export async function removeFilter(db: Database, operator: PersonId, id: string): Promise<void> {
	await db
		.deleteFrom('desk_filter')
		.where('id', '=', id)
		.where('operator_id', '=', operator)
		.execute();
}
