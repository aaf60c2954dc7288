import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { NoticeChannel, NoticeEvent } from '../../domain/notices/notice-event.ts';
import type { Database, Transaction } from '../database/database.ts';

/** A notice that was tried in vain, as the utility's staff see it: to whose application, not to which address. */
export interface DeadLetter {
	id: string;
	applicationId: ApplicationId;
	/** "Müraciət nömrəsi" */
	number: string;
	event: NoticeEvent;
	channel: NoticeChannel;
	/** What stood in the way last. */
	fault: string;
	attempts: number;
	createdAt: number;
	/** When it was given up. */
	settledAt: number;
}

/** The notices nobody will send unless somebody has them sent again, the latest first. */
export async function listDeadLetters(db: Database, limit: number): Promise<DeadLetter[]> {
	const rows = await db
		.selectFrom('notice')
		.innerJoin('application', 'application.id', 'notice.application_id')
		.select([
			'notice.id',
			'notice.application_id as applicationId',
			'application.number',
			'notice.event',
			'notice.channel',
			'notice.fault',
			'notice.attempts',
			'notice.created_at as createdAt',
			'notice.settled_at as settledAt'
		])
		.where('notice.state', '=', 'dead')
		.orderBy('notice.settled_at', 'desc')
		.orderBy('notice.id')
		.limit(limit)
		.execute();
	return rows.map(({ number, fault, settledAt, ...rest }) => ({
		...rest,
		number: number ?? '',
		fault: fault ?? '',
		settledAt: settledAt ?? rest.createdAt
	}));
}

/** Has dead letters tried again, from the beginning, under the ids they had. Answers which ones those were. */
export async function sendAgain(
	trx: Transaction,
	ids: readonly string[],
	now: number
): Promise<{ id: string; applicationId: ApplicationId; owner: PersonId }[]> {
	if (ids.length === 0) return [];
	return trx
		.updateTable('notice')
		.set({ state: 'waiting', attempts: 0, due_at: now, settled_at: null })
		.where('id', 'in', ids)
		.where('state', '=', 'dead')
		.returning(['id', 'application_id as applicationId', 'person_id as owner'])
		.execute();
}
