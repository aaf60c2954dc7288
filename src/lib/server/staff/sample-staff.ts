import type { Clock } from '../../domain/ids.ts';
import type { Config } from '../config.ts';
import type { Database, Transaction } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { addStaff, listStaff, removeStaff, type StaffMember } from './staff.ts';

/** The sandbox's people who also work at the utility: Şəbnəm Quliyeva and Kamran İsmayılov. */
export const SAMPLE_STAFF: readonly StaffMember[] = [
	{ fin: '3SBNM45', role: 'operator', label: 'Şəbnəm Quliyeva', isSample: true },
	{ fin: '4KMRN56', role: 'administrator', label: 'Kamran İsmayılov', isSample: true }
];

interface Parts {
	config: Pick<Config, 'identity'>;
	db: Database;
	clock: Clock;
}

/**
 * Gives a new sandbox its staff. Where people really sign in, someone may bear the FİN of a sample, so whatever samples
 * the database still has are taken off the list there.
 */
export async function settleSampleStaff({ config, db, clock }: Parts): Promise<void> {
	const change = { actor: 'console', at: clock() } as const;
	await inTransaction(db, async (trx) => {
		if (config.identity.kind !== 'sandbox') {
			for (const { fin } of await listSamples(trx)) await removeStaff(trx, fin, change);
		} else if (await isUntouched(trx)) {
			for (const member of SAMPLE_STAFF) await addStaff(trx, member, change);
		}
	});
}

async function listSamples(trx: Transaction): Promise<StaffMember[]> {
	return (await listStaff(trx)).filter(({ isSample }) => isSample);
}

/** Whoever has taken a sample off the list doesn't want it back at the next start. */
async function isUntouched(trx: Transaction): Promise<boolean> {
	const change = await trx
		.selectFrom('audit')
		.select('seq')
		.where('deed', 'in', ['addStaff', 'removeStaff'])
		.limit(1)
		.executeTakeFirst();
	return change === undefined;
}
