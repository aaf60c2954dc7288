import type { Selectable } from 'kysely';
import type { ApplicationId, DocumentId, PersonId } from '../../domain/ids.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { DeclaredDocument } from '../../domain/wire/mutation.ts';
import type { DocumentState } from '../../domain/wire/records.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { DocumentTable } from '../database/schema.ts';
import type { ChangedSince } from './changed-since.ts';
import { TakenId } from './taken-id.ts';

/** A document as it is kept: what was declared, and how much of it is here. */
export interface Document extends DeclaredDocument {
	applicationId: ApplicationId;
	owner: PersonId;
	/** Bytes received. */
	held: number;
	state: DocumentState;
	refusal: ProblemCode | null;
	isRemoved: boolean;
	revision: number;
	createdAt: number;
}

export async function findDocument(
	db: Database,
	owner: PersonId,
	id: DocumentId
): Promise<Document | undefined> {
	const row = await db
		.selectFrom('document')
		.selectAll()
		.where('id', '=', id)
		.where('person_id', '=', owner)
		.executeTakeFirst();
	return row && documentOf(row);
}

/** A document, whoever's, of an application that was sent, of which all is here and found safe: what staff may see. */
export async function findDocumentForStaff(
	db: Database,
	id: DocumentId
): Promise<Document | undefined> {
	const row = await db
		.selectFrom('document')
		.innerJoin('application', 'application.id', 'document.application_id')
		.selectAll('document')
		.where('document.id', '=', id)
		.where('document.removed', '=', 0)
		.where('document.state', '=', 'held')
		.where('application.removed', '=', 0)
		.where('application.status', '!=', 'draft')
		.executeTakeFirst();
	return row && documentOf(row);
}

/** A document, whoever's, that waits in quarantine: for the server's own checks. */
export async function findQuarantined(db: Database, id: DocumentId): Promise<Document | undefined> {
	const row = await db
		.selectFrom('document')
		.selectAll()
		.where('id', '=', id)
		.where('removed', '=', 0)
		.where('state', '=', 'checking')
		.executeTakeFirst();
	return row && documentOf(row);
}

/** Every document of one application of the owner's, removed ones included. */
export async function listDocuments(
	db: Database,
	owner: PersonId,
	applicationId: ApplicationId
): Promise<Document[]> {
	const rows = await db
		.selectFrom('document')
		.selectAll()
		.where('application_id', '=', applicationId)
		.where('person_id', '=', owner)
		.execute();
	return rows.map(documentOf);
}

/** Throws TakenId when the id is taken, whoever has it. */
export async function addDocument(trx: Transaction, document: Document): Promise<void> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('document')
		.values(toRow(document))
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows !== 1n) throw new TakenId();
}

/** The owner's documents changed in a range of revisions, in their order, removed ones included. */
export async function listChangedDocuments(
	db: Database,
	owner: PersonId,
	{ after, upTo, limit }: ChangedSince
): Promise<Document[]> {
	const rows = await db
		.selectFrom('document')
		.selectAll()
		.where('person_id', '=', owner)
		.where('revision', '>', after)
		.where('revision', '<=', upTo)
		.orderBy('revision')
		.limit(limit)
		.execute();
	return rows.map(documentOf);
}

/** What a row of the table means. */
export function documentOf(row: Selectable<DocumentTable>): Document {
	return {
		id: row.id,
		applicationId: row.application_id,
		owner: row.person_id,
		kind: row.kind,
		name: row.name,
		mediaType: row.media_type,
		size: row.size,
		sha256: row.sha256,
		held: row.held,
		state: row.state,
		refusal: row.refusal,
		isRemoved: row.removed === 1,
		revision: row.revision,
		createdAt: row.created_at
	};
}

function toRow(document: Document): DocumentTable {
	return {
		id: document.id,
		application_id: document.applicationId,
		person_id: document.owner,
		kind: document.kind,
		name: document.name,
		media_type: document.mediaType,
		size: document.size,
		sha256: document.sha256,
		held: document.held,
		state: document.state,
		refusal: document.refusal,
		receiver: null,
		removed: document.isRemoved ? 1 : 0,
		revision: document.revision,
		created_at: document.createdAt,
		updated_at: document.createdAt
	};
}
