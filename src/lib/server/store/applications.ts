import type { Selectable } from 'kysely';
import type { MergeSide } from '../../domain/application/merge.ts';
import type { Source } from '../../domain/application/source.ts';
import type { Status } from '../../domain/application/status.ts';
import type { ApplicationTypeName } from '../../domain/application-types/names.ts';
import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { ApplicationTable } from '../database/schema.ts';
import type { SignInProof } from '../auth/sign-in-proof.ts';
import type { ChangedSince } from './changed-since.ts';

/** An application as it is kept. Times are epoch milliseconds. */
export interface Application extends MergeSide {
	id: ApplicationId;
	owner: PersonId;
	type: ApplicationTypeName;
	source: Source;
	status: Status;
	number: string | null;
	/** The version of the consent text agreed to; null until it is sent. */
	consent: string | null;
	/** When the person confirmed, as their device said. */
	confirmedAt: string | null;
	/** How its sender had signed in; null until it is sent. */
	proof: SignInProof | null;
	submittedAt: number | null;
	/** `YYYY-MM-DD` */
	dueOn: string | null;
	subscriberCode: string | null;
	isRemoved: boolean;
	revision: number;
	createdAt: number;
	updatedAt: number;
}

export async function findApplication(
	db: Database,
	owner: PersonId,
	id: ApplicationId
): Promise<Application | undefined> {
	const row = await db
		.selectFrom('application')
		.selectAll()
		.where('id', '=', id)
		.where('person_id', '=', owner)
		.executeTakeFirst();
	return row && fromRow(row);
}

/** Answers whether it was added; false when the id is taken, whoever has it. */
export async function addApplication(trx: Transaction, application: Application): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('application')
		.values(toRow(application))
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** Keeps an application that was found before in its new state. */
export async function saveApplication(trx: Transaction, application: Application): Promise<void> {
	const { id, person_id, ...columns } = toRow(application);
	await trx
		.updateTable('application')
		.set(columns)
		.where('id', '=', id)
		.where('person_id', '=', person_id)
		.execute();
}

/** The owner's applications changed in a range of revisions, in their order, removed ones included. */
export async function listChangedApplications(
	db: Database,
	owner: PersonId,
	{ after, upTo, limit }: ChangedSince
): Promise<Application[]> {
	const rows = await db
		.selectFrom('application')
		.selectAll()
		.where('person_id', '=', owner)
		.where('revision', '>', after)
		.where('revision', '<=', upTo)
		.orderBy('revision')
		.limit(limit)
		.execute();
	return rows.map(fromRow);
}

function fromRow(row: Selectable<ApplicationTable>): Application {
	return {
		id: row.id,
		owner: row.person_id,
		type: row.type,
		source: row.source,
		status: row.status,
		number: row.number,
		fields: JSON.parse(row.fields) as Application['fields'],
		conflicts: JSON.parse(row.conflicts) as Application['conflicts'],
		authors: JSON.parse(row.authors) as Application['authors'],
		consent: row.consent,
		confirmedAt: row.confirmed_at,
		proof: proofOf(row),
		submittedAt: row.submitted_at,
		dueOn: row.due_on,
		subscriberCode: row.subscriber_code,
		isRemoved: row.removed === 1,
		revision: row.revision,
		createdAt: row.created_at,
		updatedAt: row.updated_at
	};
}

function proofOf({
	sign_in_method: method,
	sign_in_assurance: assurance
}: Selectable<ApplicationTable>): SignInProof | null {
	return method === null || assurance === null ? null : { method, assurance };
}

function toRow(application: Application): ApplicationTable {
	return {
		id: application.id,
		person_id: application.owner,
		type: application.type,
		source: application.source,
		status: application.status,
		number: application.number,
		fields: JSON.stringify(application.fields),
		conflicts: JSON.stringify(application.conflicts),
		authors: JSON.stringify(application.authors),
		consent: application.consent,
		confirmed_at: application.confirmedAt,
		sign_in_method: application.proof?.method ?? null,
		sign_in_assurance: application.proof?.assurance ?? null,
		submitted_at: application.submittedAt,
		due_on: application.dueOn,
		subscriber_code: application.subscriberCode,
		removed: application.isRemoved ? 1 : 0,
		revision: application.revision,
		created_at: application.createdAt,
		updated_at: application.updatedAt
	};
}
