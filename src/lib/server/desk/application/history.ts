import type { ApplicationId, PersonId } from '../../../domain/ids.ts';
import type { DeskStep } from '../../../domain/wire/desk-answers.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { listStatusEvents } from '../../store/status-events.ts';
import { eventOf } from '../../sync/records.ts';
import { nameOperators } from '../operators.ts';

/** What became of an application, with who of the staff made each step; the oldest first. */
export async function readHistory(
	db: Database,
	owner: PersonId,
	id: ApplicationId
): Promise<DeskStep[]> {
	const steps = await listStatusEvents(db, owner, [id]);
	const rows = await db
		.selectFrom('status_event')
		.select(['id', 'operator_id'])
		.where('application_id', '=', id)
		.execute();
	const operators = await nameOperators(
		db,
		rows.map((row) => row.operator_id)
	);
	const operatorOf = new Map(rows.map((row) => [row.id, row.operator_id]));
	return steps.map((step) => {
		const operator = operatorOf.get(step.id) ?? null;
		return { ...eventOf(step), operator: (operator && operators.get(operator)?.name) ?? null };
	});
}

/** Names who made a step that was recorded just now. */
export async function signStep(trx: Transaction, step: string, operator: PersonId): Promise<void> {
	await trx
		.updateTable('status_event')
		.set({ operator_id: operator })
		.where('id', '=', step)
		.execute();
}

/** Names who made every step there is of an application: one that was entered just now. */
export async function signAllSteps(
	trx: Transaction,
	id: ApplicationId,
	operator: PersonId
): Promise<void> {
	await trx
		.updateTable('status_event')
		.set({ operator_id: operator })
		.where('application_id', '=', id)
		.execute();
}
