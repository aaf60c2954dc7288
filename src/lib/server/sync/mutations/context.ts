import type { PersonId } from '../../../domain/ids.ts';
import type { SignInProof } from '../../auth/sign-in-proof.ts';
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
	/** How the owner had signed in where this comes from; null when that is unknown. */
	proof: SignInProof | null;
	/** Epoch milliseconds. */
	now: number;
}
