import type { PersonId } from '../../../domain/ids.ts';
import type { AssignRequest } from '../../../domain/wire/desk.ts';
import type { StepAnswer } from '../../../domain/wire/desk-answers.ts';
import { audit } from '../../audit/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { listOperators } from '../operators.ts';
import type { DeskParts, Operating } from '../parts.ts';
import { takeStep } from './take-step.ts';

/** Gives an application to one of the staff, or to nobody. Its owner is told nothing: it is the desk's own affair. */
export function assignApplication(
	parts: DeskParts,
	operating: Operating,
	asked: AssignRequest
): Promise<StepAnswer> {
	return takeStep(parts, operating, {
		seen: asked,
		step: async ({ trx, now }, application) => {
			if (asked.to && !(await isOperator(trx, asked.to))) return [{ code: 'notFound', at: 'to' }];
			await trx
				.updateTable('queue_entry')
				.set((row) => ({ assignee_id: asked.to, version: row('version', '+', 1) }))
				.where('application_id', '=', asked.id)
				.execute();
			const deed = { deed: 'assignApplication', detail: asked.to ?? '' } as const;
			audit(trx, { ...deed, at: now, actor: operating, application });
			return [];
		}
	});
}

async function isOperator(trx: Transaction, id: PersonId): Promise<boolean> {
	return (await listOperators(trx)).some((operator) => operator.id === id);
}
