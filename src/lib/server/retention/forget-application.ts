import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import { audit } from '../audit/audit.ts';
import type { Transaction } from '../database/database.ts';
import { findApplication, keepApplication } from '../store/applications.ts';
import { removeDocument } from '../store/document-removal.ts';
import { listDocuments } from '../store/documents.ts';

export interface Forgotten {
	id: ApplicationId;
	owner: PersonId;
}

/**
 * Leaves of an application its number, status and dates: nothing of what was typed, attached, asked, answered, noted or
 * sent. Its owner's devices are told that it has gone. The bytes of its documents go with the next sweep.
 */
export async function forgetApplication(
	trx: Transaction,
	{ id, owner }: Forgotten,
	now: number
): Promise<void> {
	const application = await findApplication(trx, owner, id);
	if (!application || application.isRemoved) return;
	const emptied = { ...application, fields: {}, conflicts: {}, authors: {}, isRemoved: true };
	const { revision } = await keepApplication({ trx, now }, { ...emptied, subscriberCode: null });
	for (const document of await listDocuments(trx, owner, id)) {
		if (!document.isRemoved) await removeDocument(trx, document.id, { owner, revision, at: now });
	}
	await forgetRecords(trx, id);
	const forgotten = { application: { id, owner }, actor: 'console', at: now } as const;
	audit(trx, { ...forgotten, deed: 'forgetApplication' });
}

/** What other tables say of it; each before what it refers to. */
async function forgetRecords(trx: Transaction, id: ApplicationId): Promise<void> {
	await trx.deleteFrom('queue_entry').where('application_id', '=', id).execute();
	await trx.deleteFrom('desk_note').where('application_id', '=', id).execute();
	await trx.deleteFrom('desk_hold').where('application_id', '=', id).execute();
	await trx.deleteFrom('notice').where('application_id', '=', id).execute();
	await trx.deleteFrom('status_inquiry').where('application_id', '=', id).execute();
	await trx.deleteFrom('question_answer').where('application_id', '=', id).execute();
	await trx.deleteFrom('status_event').where('application_id', '=', id).execute();
}
