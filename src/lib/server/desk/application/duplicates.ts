import type { Duplicate } from '../../../domain/wire/desk-answers.ts';
import type { Database } from '../../database/database.ts';
import type { QueueEntry } from '../queue/read-queue.ts';

/** More than these no operator looks through. */
const DUPLICATES_MAX = 20;

/** Other applications for the same consumer or the same door, the newest first; one taken back is no rival. */
export async function listDuplicates(
	db: Database,
	{ application_id, fin, address_key }: Pick<QueueEntry, 'application_id' | 'fin' | 'address_key'>
): Promise<Duplicate[]> {
	const rows = await db
		.selectFrom('queue_entry')
		.select(['application_id', 'number', 'stage', 'applicant_name', 'submitted_at'])
		.select(['fin', 'address_key'])
		.where('application_id', '!=', application_id)
		.where('stage', '!=', 'withdrawn')
		.where((where) =>
			where.or([
				...(fin ? [where('fin', '=', fin)] : []),
				...(address_key ? [where('address_key', '=', address_key)] : [])
			])
		)
		.orderBy('submitted_at', 'desc')
		.orderBy('application_id')
		.limit(DUPLICATES_MAX)
		.execute();
	return rows.map((row) => ({
		id: row.application_id,
		number: row.number,
		stage: row.stage,
		applicantName: row.applicant_name,
		submittedAt: new Date(row.submitted_at).toISOString(),
		shares: [
			...(fin && row.fin === fin ? (['fin'] as const) : []),
			...(address_key && row.address_key === address_key ? (['address'] as const) : [])
		]
	}));
}
