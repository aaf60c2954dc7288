import type { PersonId } from '../../../domain/ids.ts';
import type { Transaction } from '../../database/database.ts';
import type { SyncParts } from '../parts.ts';

/** What a mutation works with: its owner's rows in one transaction, and one moment for all of it. */
export interface MutationContext extends Pick<
	SyncParts,
	'config' | 'addresses' | 'clock' | 'random'
> {
	trx: Transaction;
	owner: PersonId;
	/** What to call the device that asks; '' when that is unknown. */
	device: string;
	/** Epoch milliseconds. */
	now: number;
}
