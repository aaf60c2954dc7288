import type { Status } from '../../domain/application/status.ts';
import type { Database } from '../database/database.ts';

/** How many applications stand in each status that any stands in. */
export async function countByStatus(db: Database): Promise<{ status: Status; count: number }[]> {
	const rows = await db
		.selectFrom('application')
		.select((row) => ['status', row.fn.countAll<number>().as('count')])
		.where('removed', '=', 0)
		.groupBy('status')
		.execute();
	return rows.map(({ status, count }) => ({ status, count }));
}

/** How the outbox stands: since when the longest waiting notice waits (epoch milliseconds, null for none), and the dead. */
export async function measureOutbox(
	db: Database
): Promise<{ waitingSince: number | null; dead: number }> {
	const waiting = await db
		.selectFrom('notice')
		.select((row) => row.fn.min('created_at').as('since'))
		.where('state', '=', 'waiting')
		.executeTakeFirst();
	const dead = await db
		.selectFrom('notice')
		.select((row) => row.fn.countAll<number>().as('count'))
		.where('state', '=', 'dead')
		.executeTakeFirst();
	return { waitingSince: waiting?.since ?? null, dead: dead?.count ?? 0 };
}
