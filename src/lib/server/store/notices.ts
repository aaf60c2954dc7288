import type { Selectable } from 'kysely';
import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type {
	NoticeChannel,
	NoticeEvent,
	NoticeLanguage
} from '../../domain/notices/notice-event.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { NoticeTable } from '../database/schema.ts';

/** One message to one address: all that is needed to write it, today or at a repeat, in the same words. */
export interface Notice {
	/** Goes with the message, so that a repeat can be recognised. */
	id: string;
	owner: PersonId;
	applicationId: ApplicationId;
	event: NoticeEvent;
	channel: NoticeChannel;
	/** An e-mail address, a phone in E.164, or a push subscription's id. */
	recipient: string;
	language: NoticeLanguage;
	details: NoticeDetails;
	/** How often it was tried in vain. */
	attempts: number;
	/** Until when one process has it in hand, which so knows its own claim; 0 for nobody. */
	leasedUntil: number;
	createdAt: number;
}

/** What the words are filled with. Neither a FİN nor a document's name nor typed text ever goes in. */
export interface NoticeDetails {
	/** "Müraciət nömrəsi" */
	number: string;
	/** `YYYY-MM-DD`; null where none is set. */
	dueOn: string | null;
	/** The one-time code, where the message is to bring one. */
	code?: string;
}

export type NewNotice = Omit<Notice, 'attempts' | 'leasedUntil'>;

/** Writes what is to be sent, in the transaction that made it so. */
export async function addNotices(trx: Transaction, notices: readonly NewNotice[]): Promise<void> {
	if (notices.length === 0) return;
	const rows = notices.map(({ owner, applicationId, details, createdAt, ...columns }) => ({
		...columns,
		person_id: owner,
		application_id: applicationId,
		details: JSON.stringify(details),
		state: 'waiting' as const,
		attempts: 0,
		due_at: createdAt,
		leased_until: 0,
		fault: null,
		reference: '',
		receipt: null,
		created_at: createdAt,
		settled_at: null
	}));
	await trx.insertInto('notice').values(rows).execute();
}

/** The latest notices to anyone, newest first: for the sandbox's page. */
export async function listLatestNotices(db: Database, limit: number): Promise<StandingNotice[]> {
	const rows = await db
		.selectFrom('notice')
		.selectAll()
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();
	return rows.map((row) => ({ ...noticeOf(row), state: row.state }));
}

export interface StandingNotice extends Notice {
	state: NoticeTable['state'];
}

export function noticeOf(row: Selectable<NoticeTable>): Notice {
	const { id, event, channel, recipient, language, attempts } = row;
	return {
		...{ id, event, channel, recipient, language, attempts },
		owner: row.person_id,
		applicationId: row.application_id,
		details: JSON.parse(row.details) as NoticeDetails,
		leasedUntil: row.leased_until,
		createdAt: row.created_at
	};
}
