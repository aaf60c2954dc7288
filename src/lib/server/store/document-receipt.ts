import type { ApplicationId, DocumentId, PersonId } from '../../domain/ids.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { DocumentState } from '../../domain/wire/records.ts';
import type { Database, Transaction } from '../database/database.ts';
import { refreshQueueEntry } from '../desk/queue/refresh-entry.ts';
import { type Document, documentOf } from './documents.ts';

/** The one append that may write a document now: a later claim ends an earlier one. */
export interface Claim {
	owner: PersonId;
	document: DocumentId;
	receiver: string;
	/** When it was claimed, epoch milliseconds. */
	at: number;
}

/** Makes this append the one that may write. Answers the document; undefined when there is nothing to receive. */
export async function claimDocument(db: Database, claim: Claim): Promise<Document | undefined> {
	const row = await db
		.updateTable('document')
		.set({ receiver: claim.receiver, updated_at: claim.at })
		.where('id', '=', claim.document)
		.where('person_id', '=', claim.owner)
		.where('removed', '=', 0)
		.where('state', '=', 'receiving')
		.returningAll()
		.executeTakeFirst();
	return row && documentOf(row);
}

/** Moves the count of bytes held on. Answers whether it did: not when the claim or the offset is no longer current. */
export async function advanceHeld(
	trx: Transaction,
	claim: Claim,
	{ from, to }: { from: number; to: number }
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('document')
		.set({ held: to })
		.where('id', '=', claim.document)
		.where('person_id', '=', claim.owner)
		.where('receiver', '=', claim.receiver)
		.where('held', '=', from)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export interface Verdict {
	state: 'held' | 'checking' | 'refused';
	refusal: ProblemCode | null;
	revision: number;
	at: number;
}

/** What is to be ended: receiving, unless another state is named. */
export interface Ending extends Pick<Claim, 'owner' | 'document'> {
	from?: DocumentState;
}

/**
 * Ends receiving, or the quarantine after it. Answers whether it did: not when that has ended already or the document was
 * removed.
 */
export async function endReceiving(
	trx: Transaction,
	{ owner, document, from = 'receiving' }: Ending,
	{ state, refusal, revision, at }: Verdict
): Promise<boolean> {
	const ended = await trx
		.updateTable('document')
		.set({ state, refusal, revision, updated_at: at, receiver: null })
		.where('id', '=', document)
		.where('person_id', '=', owner)
		.where('removed', '=', 0)
		.where('state', '=', from)
		.returning('application_id')
		.executeTakeFirst();
	if (!ended) return false;
	await refreshQueueEntry(trx, ended.application_id);
	return true;
}

export interface AbandonedDocument extends Pick<Claim, 'owner' | 'document'> {
	applicationId: ApplicationId;
}

/** Documents, whoever's, to which nothing was added since the time given (epoch milliseconds), and not all of it came. */
export async function listAbandoned(db: Database, before: number): Promise<AbandonedDocument[]> {
	const rows = await selectIdle(db, before).whereRef('held', '<', 'size').execute();
	return rows.map((row) => ({
		document: row.id,
		owner: row.person_id,
		applicationId: row.application_id
	}));
}

/** Documents, whoever's, of which every byte came before the time given, and whose receiving never ended. */
export async function listUncompleted(db: Database, before: number): Promise<Document[]> {
	const rows = await selectIdle(db, before).whereRef('held', '=', 'size').execute();
	return rows.map(documentOf);
}

function selectIdle(db: Database, before: number) {
	return db
		.selectFrom('document')
		.selectAll()
		.where('state', '=', 'receiving')
		.where('removed', '=', 0)
		.where('updated_at', '<', before);
}
