import { applicationType } from '../../../domain/application-types/registry.ts';
import { checkStep, questionOf } from '../../../domain/desk/check-step.ts';
import { tidyLine } from '../../../domain/text/tidy.ts';
import type { MoveRequest } from '../../../domain/wire/desk.ts';
import type { StepAnswer } from '../../../domain/wire/desk-answers.ts';
import { type Application, keepApplication } from '../../store/applications.ts';
import { listDocuments } from '../../store/documents.ts';
import { recordStatus } from '../../sync/mutations/record-status.ts';
import type { DeskParts, Operating } from '../parts.ts';
import { type Step, type StepContext, takeStep } from './take-step.ts';

/**
 * Moves an application by the status machine, with the reason, the question or the subscriber code it needs. Its owner's
 * devices hear of it with their next exchange, and its owner by notices.
 */
export function moveApplication(
	parts: DeskParts,
	operating: Operating,
	asked: MoveRequest
): Promise<StepAnswer> {
	return takeStep(parts, operating, { seen: asked, step: moveTo(asked) });
}

function moveTo(asked: MoveRequest): Step {
	return async (context, application) => {
		const type = applicationType(application.type);
		const standing = {
			type,
			status: application.status,
			held: await listHeld(context, application)
		};
		const problems = checkStep(standing, asked);
		if (problems.length === 0) await move(context, application, asked);
		return problems;
	};
}

async function move(
	context: StepContext,
	application: Application,
	asked: MoveRequest
): Promise<void> {
	const isDone = asked.to === 'done';
	const subscriberCode = (isDone && tidyLine(asked.subscriberCode)) || application.subscriberCode;
	const moved = await keepApplication(context, {
		...application,
		status: asked.to,
		subscriberCode
	});
	const question = questionOf(asked);
	const by = context.operating;
	await recordStatus(context, moved, { by, note: asked.note, ...(question && { question }) });
}

async function listHeld({ trx, owner }: StepContext, { id }: Application) {
	const documents = await listDocuments(trx, owner, id);
	return documents
		.filter(({ state, isRemoved }) => state === 'held' && !isRemoved)
		.map(({ kind }) => kind);
}
