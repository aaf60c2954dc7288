import type { Status } from '../../domain/application/status.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import type { Database } from '../database/database.ts';

/** How an application stands and since when (epoch milliseconds): for whoever has proved they may know. */
export async function readStanding(
	db: Database,
	id: ApplicationId
): Promise<{ number: string; status: Status; since: number }> {
	const row = await db
		.selectFrom('application')
		.leftJoin('status_event as event', 'event.application_id', 'application.id')
		.select((eb) => [
			'application.number',
			'application.status',
			'application.updated_at',
			eb.fn.max('event.at').as('since')
		])
		.where('application.id', '=', id)
		.groupBy([
			'application.id',
			'application.number',
			'application.status',
			'application.updated_at'
		])
		.executeTakeFirstOrThrow();
	const since = row.since ?? row.updated_at;
	return { number: row.number ?? '', status: row.status, since };
}
