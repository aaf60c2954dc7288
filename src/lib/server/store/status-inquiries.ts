import type { ApplicationId } from '../../domain/ids.ts';
import type { Database } from '../database/database.ts';
import type { StatusInquiryTable } from '../database/applicant-tables.ts';

export async function addStatusInquiry(db: Database, row: StatusInquiryTable): Promise<void> {
	await db.insertInto('status_inquiry').values(row).execute();
}

/** How many inquiries this application could be opened by since then (epoch milliseconds). */
export async function countStatusInquiries(
	db: Database,
	application: ApplicationId,
	since: number
): Promise<number> {
	const { count } = await db
		.selectFrom('status_inquiry')
		.select((row) => row.fn.countAll<number>().as('count'))
		.where('application_id', '=', application)
		.where('created_at', '>=', since)
		.executeTakeFirstOrThrow();
	return count;
}

/** Uses up one try of an inquiry that still holds, and answers it as it is after that. */
export async function takeTry(
	db: Database,
	idHash: string,
	now: number
): Promise<StatusInquiryTable | undefined> {
	return db
		.updateTable('status_inquiry')
		.set((row) => ({ tries_left: row('tries_left', '-', 1) }))
		.where('id_hash', '=', idHash)
		.where('tries_left', '>', 0)
		.where('expires_at', '>', now)
		.returningAll()
		.executeTakeFirst();
}

/** Ends an inquiry: its code opens nothing any more. It stays to be counted. */
export async function endStatusInquiry(db: Database, idHash: string): Promise<void> {
	await db
		.updateTable('status_inquiry')
		.set({ tries_left: 0 })
		.where('id_hash', '=', idHash)
		.execute();
}

export async function purgeStatusInquiries(db: Database, before: number): Promise<void> {
	await db.deleteFrom('status_inquiry').where('created_at', '<', before).execute();
}
