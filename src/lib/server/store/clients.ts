import type { ClientId, PersonId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';

/** How an owner's revision and one of their devices stand, read at one moment. */
export interface Standing {
	revision: number;
	/** The last mutation applied for this device; null when this owner has no such device. */
	lastSeq: number | null;
}

/** The one read of an exchange in which nothing happens. */
export async function readStanding(
	db: Database,
	owner: PersonId,
	client: ClientId
): Promise<Standing> {
	const { revision, last_seq } = await db
		.selectFrom('person')
		.leftJoin('client', (join) =>
			join.onRef('client.person_id', '=', 'person.id').on('client.id', '=', client)
		)
		.select(['person.revision', 'client.last_seq'])
		.where('person.id', '=', owner)
		.executeTakeFirstOrThrow();
	return { revision, lastSeq: last_seq };
}

export interface Client {
	id: ClientId;
	owner: PersonId;
	/** What to call the device on another one's screen; '' leaves what is known. */
	device: string;
	lastSeq: number;
	seenAt: number;
}

/** The last mutation applied for this device of the owner's; undefined when they have no such device. */
export async function readLastSeq(
	db: Database,
	owner: PersonId,
	client: ClientId
): Promise<number | undefined> {
	const row = await db
		.selectFrom('client')
		.select('last_seq')
		.where('id', '=', client)
		.where('person_id', '=', owner)
		.executeTakeFirst();
	return row?.last_seq;
}

/** Answers whether it was added; false when the id is taken. */
export async function addClient(trx: Transaction, client: Client): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('client')
		.values({
			id: client.id,
			person_id: client.owner,
			device: client.device,
			last_seq: client.lastSeq,
			seen_at: client.seenAt
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** Moves the device's last applied mutation on. */
export async function advanceClient(trx: Transaction, client: Client): Promise<void> {
	await trx
		.updateTable('client')
		.set({
			last_seq: client.lastSeq,
			seen_at: client.seenAt,
			...(client.device && { device: client.device })
		})
		.where('id', '=', client.id)
		.where('person_id', '=', client.owner)
		.execute();
}
