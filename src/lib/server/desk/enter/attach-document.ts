import type { DocumentId, PersonId } from '../../../domain/ids.ts';
import type { DeskAttachRequest } from '../../../domain/wire/desk.ts';
import type { Outcome } from '../../../domain/wire/exchange.ts';
import { changeAndTell } from '../../changes/change-and-tell.ts';
import { audit } from '../../audit/audit.ts';
import type { Database } from '../../database/database.ts';
import { attachDocument } from '../../sync/mutations/attach-document.ts';
import { refuse } from '../../sync/mutations/refusal.ts';
import { lockWithOwner } from '../lock-with-owner.ts';
import type { DeskParts, Operating } from '../parts.ts';

/** Takes the declaration of a document that was brought to the counter, by the rules its owner's devices go by. */
export function attachForCitizen(
	parts: DeskParts,
	operating: Operating,
	{ id, document }: DeskAttachRequest
): Promise<Outcome> {
	return changeAndTell(parts, async (trx) => {
		const application = await lockWithOwner(trx, id);
		if (!application) return refuse('notFound');
		const { owner, type, source } = application;
		const now = parts.clock();
		const context = { ...parts, trx, owner, now, device: '', proof: null };
		const head = { applicationId: id, type, source };
		const outcome = await attachDocument(context, { kind: 'attachDocument', ...head, document });
		const deed = { deed: 'attachDocument', detail: document.id } as const;
		if (outcome.ok) audit(trx, { ...deed, at: now, actor: operating, application });
		return outcome;
	});
}

/** Whose a document of a sent application is; undefined when there is none. */
export async function findDocumentOwner(
	db: Database,
	id: DocumentId
): Promise<PersonId | undefined> {
	const row = await db
		.selectFrom('document')
		.innerJoin('application', 'application.id', 'document.application_id')
		.select('document.person_id')
		.where('document.id', '=', id)
		.where('application.status', '!=', 'draft')
		.executeTakeFirst();
	return row?.person_id;
}
