import type { Question } from '../../../domain/application/question.ts';
import { makeId } from '../../../domain/ids.ts';
import { audit } from '../../audit/audit.ts';
import type { Actor } from '../../audit/audit-entry.ts';
import { tellOfStatus } from '../../notify/tell.ts';
import type { Application } from '../../store/applications.ts';
import { addStatusEvent } from '../../store/status-events.ts';
import type { MutationContext } from './context.ts';

/** Who takes a step, and what is said with it: a reason, a question, an answer. */
interface Said {
	by: Actor;
	note?: string;
	question?: Question;
}

/**
 * Adds the status an application has just reached to its history and to the audit, and has its owner told. Answers the
 * id of the step.
 */
export async function recordStatus(
	context: Pick<MutationContext, 'trx' | 'clock' | 'random' | 'now'>,
	application: Application,
	{ by, note = '', question }: Said
): Promise<string> {
	const { trx, clock, random, now } = context;
	const { id, owner, status } = application;
	const step = makeId(clock, random);
	const operator = by === 'console' || by.role === 'applicant' ? null : by.personId;
	const event = { id: step, applicationId: id, status, note, operator, at: now };
	await addStatusEvent(trx, { ...event, ...(question && { question }) });
	await tellOfStatus(context, application);
	const changed = { application: { id, owner }, detail: status };
	audit(trx, { at: now, actor: by, deed: 'changeStatus', ...changed });
	return step;
}
