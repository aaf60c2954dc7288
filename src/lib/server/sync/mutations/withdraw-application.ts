import { canMove } from '../../../domain/application/status.ts';
import type { Outcome } from '../../../domain/wire/exchange.ts';
import type { WithdrawApplication } from '../../../domain/wire/mutation.ts';
import { asApplicant } from '../../audit/audit-entry.ts';
import { findApplication, keepApplication } from '../../store/applications.ts';
import type { MutationContext } from './context.ts';
import { DONE, refuse } from './refusal.ts';
import { recordStatus } from './record-status.ts';

/** Takes an application back before it is decided. */
export async function withdrawApplication(
	context: MutationContext,
	{ applicationId }: WithdrawApplication
): Promise<Outcome> {
	const application = await findApplication(context.trx, context.owner, applicationId);
	if (!application || application.isRemoved) return refuse('notFound');
	if (application.status === 'withdrawn') return DONE;
	if (!canMove(application.status, 'withdrawn', 'applicant')) return refuse('notAllowedNow');
	const withdrawn = await keepApplication(context, { ...application, status: 'withdrawn' });
	await recordStatus(context, withdrawn, { by: asApplicant(withdrawn.owner) });
	return DONE;
}
