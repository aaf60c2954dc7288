import type { StatusGlimpse, StatusVerdict } from '../../domain/wire/status-inquiry.ts';
import type { ApplicationId, Clock } from '../../domain/ids.ts';
import { hashSecret } from '../auth/secret.ts';
import type { Database } from '../database/database.ts';
import { endStatusInquiry, takeTry } from '../store/status-inquiries.ts';
import { readStanding } from '../store/status-glimpse.ts';
import { hashCode } from './ask-status.ts';

/** How the application stands that an inquiry was for, to whoever has its code; a right code is used up. */
export async function readStatus(
	{ db, clock }: { db: Database; clock: Clock },
	{ inquiry, code }: { inquiry: string; code: string }
): Promise<StatusVerdict> {
	const idHash = hashSecret(inquiry);
	const taken = await takeTry(db, idHash, clock());
	if (!taken) return { kind: 'over' };
	const isRight = taken.code_hash === hashCode(inquiry, code.replace(/\D/g, ''));
	if (!isRight || !taken.application_id) return wrong(taken.tries_left);
	await endStatusInquiry(db, idHash);
	return { kind: 'right', glimpse: await glimpseOf(db, taken.application_id) };
}

function wrong(triesLeft: number): StatusVerdict {
	return triesLeft > 0 ? { kind: 'wrong', triesLeft } : { kind: 'over' };
}

async function glimpseOf(db: Database, id: ApplicationId): Promise<StatusGlimpse> {
	const { number, status, since } = await readStanding(db, id);
	return { number, status, since: new Date(since).toISOString() };
}
