import { audit } from '../audit/audit.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { AuthParts } from './parts.ts';
import { endSessions, type Session } from './session.ts';

type Parts = Pick<AuthParts, 'db' | 'clock'>;

/** Signs a person out of the device they ask from. */
export async function signOut(parts: Parts, session: Session): Promise<void> {
	await end(parts, session, { deed: 'signOut', id: session.id });
}

/** Signs a person out of one of their devices, or of all of them when no id is given. Another's id does nothing. */
export async function revokeSessions(parts: Parts, session: Session, id?: string): Promise<void> {
	await end(parts, session, { deed: 'endSession', ...(id !== undefined && { id }) });
}

async function end(
	{ db, clock }: Parts,
	{ personId, role }: Session,
	{ deed, ...which }: { deed: 'signOut' | 'endSession'; id?: string }
): Promise<void> {
	await inTransaction(db, async (trx) => {
		const { ended } = await endSessions(trx, { personId, ...which });
		const entry = { at: clock(), actor: { personId, role }, deed, detail: String(ended) } as const;
		if (ended > 0) audit(trx, entry);
	});
}
