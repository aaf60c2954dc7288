import type { PersonId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';

/** Where a browser's push service takes messages for one device, and the keys they are sealed with. */
export interface PushSubscription {
	id: string;
	owner: PersonId;
	/** The session the device is signed in with: when it ends, so does this. */
	session: string;
	endpoint: string;
	p256dh: string;
	auth: string;
	createdAt: number;
}

/** Keeps a device's one subscription. An address known already becomes that of whoever is signed in there now. */
export async function savePushSubscription(
	trx: Transaction,
	{ id, owner, session, createdAt, ...address }: PushSubscription
): Promise<void> {
	const standing = { person_id: owner, session_id: session, ...address };
	await trx
		.deleteFrom('push_subscription')
		.where('session_id', '=', session)
		.where('endpoint', '!=', address.endpoint)
		.execute();
	await trx
		.insertInto('push_subscription')
		.values({ id, ...standing, created_at: createdAt })
		.onConflict((conflict) => conflict.column('endpoint').doUpdateSet(standing))
		.execute();
}

/** Forgets the subscription at this address if it is this person's. */
export async function removePushSubscription(
	db: Database,
	owner: PersonId,
	endpoint: string
): Promise<void> {
	await db
		.deleteFrom('push_subscription')
		.where('person_id', '=', owner)
		.where('endpoint', '=', endpoint)
		.execute();
}

/** The ids of the person's subscriptions. */
export async function listPushSubscriptions(db: Database, owner: PersonId): Promise<string[]> {
	const rows = await db
		.selectFrom('push_subscription')
		.select('id')
		.where('person_id', '=', owner)
		.orderBy('created_at')
		.execute();
	return rows.map(({ id }) => id);
}

/** A subscription of this person's; undefined when it has gone, or is somebody else's by now. */
export async function findPushSubscription(
	db: Database,
	owner: PersonId,
	id: string
): Promise<Pick<PushSubscription, 'endpoint' | 'p256dh' | 'auth'> | undefined> {
	return db
		.selectFrom('push_subscription')
		.select(['endpoint', 'p256dh', 'auth'])
		.where('id', '=', id)
		.where('person_id', '=', owner)
		.executeTakeFirst();
}
