import { TRPCError } from '@trpc/server';
import type { Session } from '../auth/session.ts';
import { isSessionOpen, type SessionParts } from '../auth/session.ts';
import { readRevision } from '../store/persons.ts';
import type { ChangeHub } from './change-hub.ts';

/** How far an owner's data has come. */
export interface ToldRevision {
	revision: number;
}

/**
 * The revision of the session's person now and whenever it moves, until the signal ends it. Ends with UNAUTHORIZED when
 * the session does; nothing is told to a session that is over.
 */
export async function* tellRevisions(
	parts: SessionParts & { changes: ChangeHub },
	{ id, personId }: Session,
	signal: AbortSignal
): AsyncGenerator<ToldRevision> {
	const { db, changes } = parts;
	if (!changes.hasRoom(personId)) throw new TRPCError({ code: 'TOO_MANY_REQUESTS' });
	// Listened first, so that nothing falls between this look and the next word.
	const over = new AbortController();
	const moves = changes.listen(personId, AbortSignal.any([signal, over.signal]));
	const first = moves.next();
	try {
		let told = await readRevision(db, personId);
		yield { revision: told };
		for (let move = await first; !move.done; move = await moves.next()) {
			if (!(await isSessionOpen(parts, id))) throw new TRPCError({ code: 'UNAUTHORIZED' });
			const revision = await readRevision(db, personId);
			if (revision <= told) continue;
			told = revision;
			yield { revision };
		}
	} finally {
		over.abort();
	}
}
