import type { ApplicationId, PersonId } from '../../../domain/ids.ts';
import type { DeskStep } from '../../../domain/wire/desk-answers.ts';
import type { Database } from '../../database/database.ts';
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
	const operators = await nameOperators(
		db,
		steps.map((step) => step.operator)
	);
	return steps.map((step) => ({
		...eventOf(step),
		operator: (step.operator && operators.get(step.operator)?.name) ?? null
	}));
}
