import type { SaveDraft } from '../../../domain/wire/mutation.ts';
import {
	addApplication,
	type Application,
	findApplication,
	saveApplication
} from '../../store/applications.ts';
import { nextRevision } from '../../store/persons.ts';
import type { MutationContext } from './context.ts';
import { RefusedMidway } from './refusal.ts';

type ApplicationHead = Pick<SaveDraft, 'applicationId' | 'type' | 'source'>;

/** An application made just now has no revision until it is kept. */
const UNKEPT = 0;

/**
 * The owner's application of this id, or a new draft if there is none; undefined when they have discarded it. That the id is someone else's shows only when it is kept.
 */
export async function findOrBegin(
	context: MutationContext,
	head: ApplicationHead
): Promise<Application | undefined> {
	const found = await findApplication(context.trx, context.owner, head.applicationId);
	if (!found) return beginDraft(context, head);
	return found.isRemoved ? undefined : found;
}

/**
 * Keeps an application in its new state under a new revision. Throws RefusedMidway when its id turns out to be someone
 * else's.
 */
export async function keepApplication(
	{ trx, owner, now }: MutationContext,
	application: Application
): Promise<Application> {
	const revision = await nextRevision(trx, owner);
	const kept = { ...application, revision, updatedAt: now };
	if (!isNew(application)) await saveApplication(trx, kept);
	else if (!(await addApplication(trx, kept))) throw new RefusedMidway('notFound');
	return kept;
}

export function isNew(application: Application): boolean {
	return application.revision === UNKEPT;
}

function beginDraft({ owner, now }: MutationContext, head: ApplicationHead): Application {
	return {
		id: head.applicationId,
		owner,
		type: head.type,
		source: head.source,
		status: 'draft',
		number: null,
		fields: {},
		conflicts: {},
		authors: {},
		consent: null,
		confirmedAt: null,
		submittedAt: null,
		dueOn: null,
		subscriberCode: null,
		proof: null,
		isRemoved: false,
		revision: UNKEPT,
		createdAt: now,
		updatedAt: now
	};
}
