import type { Selectable } from 'kysely';
import type { MergeSide } from '../../domain/application/merge.ts';
import type { Source } from '../../domain/application/source.ts';
import type { Status } from '../../domain/application/status.ts';
import type { ApplicationTypeName } from '../../domain/application-types/names.ts';
import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { ApplicationTable } from '../database/schema.ts';
import type { SignInProof } from '../auth/sign-in-proof.ts';
import { refreshQueueEntry } from '../desk/queue/refresh-entry.ts';
import type { ChangedSince } from './changed-since.ts';
import { nextRevision } from './persons.ts';
import { TakenId } from './taken-id.ts';

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

/** An application made just now has no revision until it is kept. */
const UNKEPT = 0;

/** Whether it was begun just now and has never been kept. */
export function isNew(application: Application): boolean {
	return application.revision === UNKEPT;
}

/** A draft with nothing in it, not kept yet. */
export function beginApplication(
	head: Pick<Application, 'id' | 'owner' | 'type' | 'source' | 'createdAt'>
): Application {
	return {
		...head,
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
		updatedAt: head.createdAt
	};
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

/** Whosever it is, once it was sent and until it is let go: for the utility's staff. */
export async function findApplicationOfAnyone(
	db: Database,
	id: ApplicationId
): Promise<Application | undefined> {
	const row = await db
		.selectFrom('application')
		.selectAll()
		.where('id', '=', id)
		.where('status', '!=', 'draft')
		.where('removed', '=', 0)
		.executeTakeFirst();
	return row && fromRow(row);
}

/**
 * Keeps an application in its new state under its owner's next revision. Throws TakenId for a new one whose id is
 * someone else's.
 */
export async function keepApplication(
	{ trx, now }: { trx: Transaction; now: number },
	application: Application
): Promise<Application> {
	const revision = await nextRevision(trx, application.owner);
	const kept = { ...application, revision, updatedAt: now };
	await (isNew(application) ? addApplication(trx, kept) : saveApplication(trx, kept));
	return kept;
}

async function addApplication(trx: Transaction, application: Application): Promise<void> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('application')
		.values(toRow(application))
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows !== 1n) throw new TakenId();
	await queue(trx, application);
}

/** Keeps an application that was found before, under the revision it carries. */
export async function saveApplication(trx: Transaction, application: Application): Promise<void> {
	const { id, person_id, ...columns } = toRow(application);
	await trx
		.updateTable('application')
		.set(columns)
		.where('id', '=', id)
		.where('person_id', '=', person_id)
		.execute();
	await queue(trx, application);
}

/** What is sent shows in the desk's queue as it stands. */
async function queue(trx: Transaction, { id, status }: Application): Promise<void> {
	if (status !== 'draft') await refreshQueueEntry(trx, id);
}

/** The application of this number, whoever's: for someone who names more of it than the number. */
export async function findApplicationByNumber(
	db: Database,
	number: string
): Promise<Application | undefined> {
	const row = await db
		.selectFrom('application')
		.selectAll()
		.where('number', '=', number)
		.executeTakeFirst();
	return row && fromRow(row);
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
