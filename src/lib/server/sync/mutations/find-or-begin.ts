import type { SaveDraft } from '../../../domain/wire/mutation.ts';
import { type Application, beginApplication, findApplication } from '../../store/applications.ts';
import type { MutationContext } from './context.ts';

/**
 * The owner's application of this id, or a new draft if there is none; undefined when they have discarded it. That the
 * id is someone else's shows only when it is kept.
 */
export async function findOrBegin(
	{ trx, owner, now }: MutationContext,
	{ applicationId: id, type, source }: Pick<SaveDraft, 'applicationId' | 'type' | 'source'>
): Promise<Application | undefined> {
	const found = await findApplication(trx, owner, id);
	if (!found) return beginApplication({ id, owner, type, source, createdAt: now });
	return found.isRemoved ? undefined : found;
}
