import type { Outcome } from '../../../domain/wire/exchange.ts';
import type { DiscardDraft } from '../../../domain/wire/mutation.ts';
import { findApplication, keepApplication } from '../../store/applications.ts';
import { removeDocument } from '../../store/document-removal.ts';
import { listDocuments } from '../../store/documents.ts';
import type { MutationContext } from './context.ts';
import { DONE, refuse } from './refusal.ts';

/** Leaves a tombstone of a draft and of its documents: nothing of what was typed or attached. What is gone is gone. */
export async function discardDraft(
	context: MutationContext,
	{ applicationId }: DiscardDraft
): Promise<Outcome> {
	const { trx, owner, now } = context;
	const draft = await findApplication(trx, owner, applicationId);
	if (!draft || draft.isRemoved) return DONE;
	if (draft.status !== 'draft') return refuse('alreadySubmitted');
	const emptied = { ...draft, fields: {}, conflicts: {}, authors: {}, isRemoved: true };
	const { revision } = await keepApplication(context, emptied);
	const documents = await listDocuments(trx, owner, applicationId);
	for (const { id, isRemoved } of documents) {
		if (!isRemoved) await removeDocument(trx, id, { owner, revision, at: now });
	}
	return DONE;
}
