import type { PersonId } from '../../domain/ids.ts';
import { audit } from '../audit/audit.ts';
import type { Transaction } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { AuthParts } from './parts.ts';
import { endSessions } from './session.ts';

/**
 * Signs whoever bears this FİN out of all their devices, or everybody where it is null, and puts on record whom. Answers
 * how many sessions that ended; what the devices hold stays on them.
 */
export function signOutByConsole(
	{ db, clock }: Pick<AuthParts, 'db' | 'clock'>,
	fin: string | null
): Promise<number> {
	return inTransaction(db, async (trx) => {
		let total = 0;
		for (const personId of await listSignedIn(trx, fin)) {
			const { ended } = await endSessions(trx, { personId });
			const detail = `${personId} ${ended}`;
			audit(trx, { at: clock(), actor: 'console', deed: 'endSession', detail });
			total += ended;
		}
		return total;
	});
}

async function listSignedIn(trx: Transaction, fin: string | null): Promise<PersonId[]> {
	const everybody = trx
		.selectFrom('session')
		.innerJoin('person', 'person.id', 'session.person_id')
		.select('person.id')
		.distinct()
		.orderBy('person.id');
	const asked = fin === null ? everybody : everybody.where('person.fin', '=', fin);
	return (await asked.execute()).map(({ id }) => id);
}
