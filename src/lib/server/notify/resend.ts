import type { Clock } from '../../domain/ids.ts';
import { audit } from '../audit/audit.ts';
import type { Actor } from '../audit/audit-entry.ts';
import type { Database } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { sendAgain } from '../store/dead-letters.ts';

/** Has dead letters tried again and puts on record who did. Answers how many those were. */
export function resendNotices(
	{ db, clock }: { db: Database; clock: Clock },
	actor: Actor,
	ids: readonly string[]
): Promise<number> {
	return inTransaction(db, async (trx) => {
		const at = clock();
		const resent = await sendAgain(trx, ids, at);
		audit(
			trx,
			...resent.map(({ id, ...application }) => ({
				...{ at, actor, deed: 'resendNotice' as const },
				application: { id: application.applicationId, owner: application.owner },
				detail: id
			}))
		);
		return resent.length;
	});
}
