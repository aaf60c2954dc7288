import { canRemoveDocument } from '../../../domain/documents/document-changes.ts';
import type { Outcome } from '../../../domain/wire/exchange.ts';
import type { RemoveDocument } from '../../../domain/wire/mutation.ts';
import { findApplication } from '../../store/applications.ts';
import { removeDocument as removeStored } from '../../store/document-removal.ts';
import { findDocument } from '../../store/documents.ts';
import { nextRevision } from '../../store/persons.ts';
import type { MutationContext } from './context.ts';
import { DONE, refuse } from './refusal.ts';

/** Removes a document from a draft; one that was refused may go at any time. What is gone is gone. */
export async function removeDocument(
	{ trx, owner, now }: MutationContext,
	{ applicationId, documentId }: RemoveDocument
): Promise<Outcome> {
	const document = await findDocument(trx, owner, documentId);
	if (!document || document.isRemoved || document.applicationId !== applicationId) return DONE;
	const application = await findApplication(trx, owner, applicationId);
	if (!application) return DONE;
	if (!canRemoveDocument(application.status, document)) return refuse('alreadySubmitted');
	const revision = await nextRevision(trx, owner);
	await removeStored(trx, documentId, { owner, revision, at: now });
	return DONE;
}
