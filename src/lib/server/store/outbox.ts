import type { NoticeChannel } from '../../domain/notices/notice-event.ts';
import type { Database } from '../database/database.ts';
import { lockFreeRows } from '../database/dialect.ts';
import { type Notice, noticeOf } from './notices.ts';

/** What one process may take in hand at a time, and for how long. Times are epoch milliseconds. */
export interface Claim {
	channel: NoticeChannel;
	now: number;
	/** After that it is anybody's again. */
	until: number;
	limit: number;
}

/**
 * Takes what is due in hand, the longest due first. Nobody else gets the same before `until`: of two processes that claim
 * at once each passes over what the other is taking.
 */
export async function claimDue(
	db: Database,
	{ channel, now, until, limit }: Claim
): Promise<Notice[]> {
	const due = db
		.selectFrom('notice')
		.select('id')
		.where('channel', '=', channel)
		.where('state', '=', 'waiting')
		.where('due_at', '<=', now)
		.where('leased_until', '<=', now)
		.orderBy('due_at')
		.limit(limit);
	const free = lockFreeRows(db)(due);
	const rows = await db
		.updateTable('notice')
		.set({ leased_until: until })
		.where('id', 'in', free)
		.returningAll()
		.execute();
	return rows.map(noticeOf);
}

/** It was taken by the mail server, gateway or push service; `reference` is what they call it. */
export async function settleSent(
	db: Database,
	id: string,
	{ reference, at }: { reference: string; at: number }
): Promise<void> {
	await db
		.updateTable('notice')
		.set({ state: 'sent', reference, fault: null, leased_until: 0, settled_at: at })
		.where('id', '=', id)
		.execute();
}

/** It can't be sent any more and nobody needs to look: the device that was to hear it is gone. */
export async function settleDropped(db: Database, id: string, at: number): Promise<void> {
	await db
		.updateTable('notice')
		.set({ state: 'dropped', fault: 'gone', leased_until: 0, settled_at: at })
		.where('id', '=', id)
		.where('state', '=', 'waiting')
		.execute();
}

export interface Failure {
	fault: string;
	at: number;
	/** When to try again; null for never: it becomes a dead letter. */
	dueAt: number | null;
}

/** It was not taken. Does nothing when another process has had it in hand since. */
export async function settleFailed(
	db: Database,
	{ id, leasedUntil }: Pick<Notice, 'id' | 'leasedUntil'>,
	{ fault, at, dueAt }: Failure
): Promise<void> {
	const next =
		dueAt === null
			? { state: 'dead' as const, settled_at: at }
			: { state: 'waiting' as const, due_at: dueAt };
	await db
		.updateTable('notice')
		.set((row) => ({ ...next, fault, attempts: row('attempts', '+', 1), leased_until: 0 }))
		.where('id', '=', id)
		.where('leased_until', '=', leasedUntil)
		.where('state', '=', 'waiting')
		.execute();
}

/** The channel answers again: what waits only because it did not is due now. */
export async function hastenUnreached(
	db: Database,
	channel: NoticeChannel,
	now: number
): Promise<void> {
	const waiting = db
		.selectFrom('notice')
		.select('id')
		.where('channel', '=', channel)
		.where('state', '=', 'waiting')
		.where('fault', '=', 'unreachable')
		.where('due_at', '>', now)
		.where('leased_until', '<=', now);
	const free = lockFreeRows(db)(waiting);
	await db.updateTable('notice').set({ due_at: now }).where('id', 'in', free).execute();
}

/** What the SMS gateway says became of a message it took. Answers whether there is such a message. */
export async function keepReceipt(
	db: Database,
	{ reference, state }: { reference: string; state: string }
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('notice')
		.set({ receipt: state })
		.where('channel', '=', 'sms')
		.where('reference', '=', reference)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
