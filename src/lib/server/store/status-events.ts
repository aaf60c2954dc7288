import type { Status } from '../../domain/application/status.ts';
import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';

/** One step in what became of an application; `at` is epoch milliseconds. */
export interface StatusStep {
	id: string;
	applicationId: ApplicationId;
	status: Status;
	/** The reason or the question; '' where there is none. */
	note: string;
	at: number;
}

export async function addStatusEvent(trx: Transaction, step: StatusStep): Promise<void> {
	const { applicationId, ...columns } = step;
	await trx
		.insertInto('status_event')
		.values({ ...columns, application_id: applicationId })
		.execute();
}

/** The steps of these applications of the owner's, the oldest first. */
export async function listStatusEvents(
	db: Database,
	owner: PersonId,
	applications: readonly ApplicationId[]
): Promise<StatusStep[]> {
	if (applications.length === 0) return [];
	return db
		.selectFrom('status_event as event')
		.innerJoin('application', 'application.id', 'event.application_id')
		.select([
			'event.id',
			'event.application_id as applicationId',
			'event.status',
			'event.note',
			'event.at'
		])
		.where('application.person_id', '=', owner)
		.where('event.application_id', 'in', applications)
		.orderBy('event.at')
		.orderBy('event.id')
		.execute();
}
