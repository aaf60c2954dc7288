import type { PersonId } from '../../domain/ids.ts';
import type { Role, StaffRole } from '../../domain/people/role.ts';
import type { SessionDevice } from '../../domain/wire/about.ts';
import type { Database } from '../database/database.ts';
import type { Millis, SessionTable } from '../database/schema.ts';
import { describeDevice } from './device-label.ts';
import type { AuthParts } from './parts.ts';
import type { SignInProof } from './sign-in-proof.ts';
import { hashSecret, makeSecret } from './secret.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
/** How stale `seen_at` may be: most requests then cost one read and no write. */
const SEEN_EVERY_MS = MINUTE_MS;

/** A person signed in on one device. */
export interface Session extends SignInProof {
	/** The stored hash of the secret; it opens nothing, so it also serves as the session's public id. */
	readonly id: string;
	readonly personId: PersonId;
	/** Looked up at each request, so that whom the staff list loses has lost the role at once. */
	readonly role: Role;
	/** When it ends however much it is used. */
	readonly lastsUntil: Millis;
}

export interface NewSession extends SignInProof {
	personId: PersonId;
	userAgent: string;
}

export type SessionParts = Pick<AuthParts, 'db' | 'clock' | 'random'> & {
	config: Pick<AuthParts['config'], 'session'>;
};

/** Signs a person in on a device and answers the secret its cookie holds. */
export async function openSession(parts: SessionParts, opened: NewSession): Promise<string> {
	const secret = makeSecret(parts.random);
	const now = parts.clock();
	const { personId, userAgent, method, assurance } = opened;
	const row = {
		id_hash: hashSecret(secret),
		person_id: personId,
		device: describeDevice(userAgent),
		method,
		assurance,
		created_at: now,
		seen_at: now,
		expires_at: now + parts.config.session.maxHours * HOUR_MS
	};
	await parts.db.insertInto('session').values(row).execute();
	return secret;
}

/** The session a cookie's secret opens, marked as seen; null when there is none, or it is over. */
export async function findSession(parts: SessionParts, secret: string): Promise<Session | null> {
	const row = await sessions(parts.db).where('id_hash', '=', hashSecret(secret)).executeTakeFirst();
	if (!row || endOf(row, parts) <= parts.clock()) return null;
	const seen = await markSeen(parts, row);
	return {
		id: seen.id_hash,
		personId: seen.person_id,
		role: row.role ?? 'applicant',
		method: seen.method,
		assurance: seen.assurance,
		lastsUntil: lastsUntil(seen, parts)
	};
}

/** Whether a session found earlier is still open. */
export async function isSessionOpen(parts: SessionParts, id: Session['id']): Promise<boolean> {
	const row = await sessions(parts.db).where('id_hash', '=', id).executeTakeFirst();
	return row !== undefined && endOf(row, parts) > parts.clock();
}

/** The devices the owner of the given session is signed in on, the latest seen first. */
export async function listSessions(
	parts: SessionParts,
	current: Pick<Session, 'id' | 'personId'>
): Promise<SessionDevice[]> {
	const rows = await sessions(parts.db)
		.where('session.person_id', '=', current.personId)
		.orderBy('seen_at', 'desc')
		.execute();
	const now = parts.clock();
	return rows.filter((row) => endOf(row, parts) > now).map((row) => toDevice(row, current.id));
}

/** Signs this person out of one device, or of all when no id is given. Another person's id does nothing. */
export async function endSessions(
	db: Database,
	{ personId, id }: { personId: PersonId; id?: string }
): Promise<{ ended: number }> {
	const theirs = db.deleteFrom('session').where('person_id', '=', personId);
	const asked = id === undefined ? theirs : theirs.where('id_hash', '=', id);
	return { ended: (await asked.returning('id_hash').execute()).length };
}

/** Ends the session a secret opens, whoever's it is: the one that a new sign-in in the same browser replaces. */
export async function endSession(db: Database, secret: string): Promise<void> {
	await db.deleteFrom('session').where('id_hash', '=', hashSecret(secret)).execute();
}

/** Removes every session that is over. */
export async function purgeSessions(parts: SessionParts): Promise<void> {
	const now = parts.clock();
	const idleSince = now - parts.config.session.idleHours * HOUR_MS;
	await parts.db
		.deleteFrom('session')
		.where((where) => where.or([where('expires_at', '<=', now), where('seen_at', '<=', idleSince)]))
		.execute();
}

/** A session, and what its person is on the staff list. */
type SessionRow = SessionTable & { role: StaffRole | null };

function sessions(db: Database) {
	return db
		.selectFrom('session')
		.innerJoin('person', 'person.id', 'session.person_id')
		.leftJoin('staff', 'staff.fin', 'person.fin')
		.selectAll('session')
		.select('staff.role');
}

type Limited = Pick<SessionParts, 'config'>;

function endOf(row: SessionRow, { config }: Limited): Millis {
	const { idleHours, staffIdleMinutes } = config.session;
	const staffIdle = row.role === null ? Infinity : staffIdleMinutes * MINUTE_MS;
	return Math.min(
		lastsUntil(row, { config }),
		row.seen_at + Math.min(idleHours * HOUR_MS, staffIdle)
	);
}

/** Who may see everybody's data is signed in for a shift at most, on a computer that others use too. */
function lastsUntil(row: SessionRow, { config }: Limited): Millis {
	if (row.role === null) return row.expires_at;
	return Math.min(row.expires_at, row.created_at + config.session.staffMaxHours * HOUR_MS);
}

async function markSeen({ db, clock }: SessionParts, row: SessionRow): Promise<SessionRow> {
	const now = clock();
	if (now - row.seen_at < SEEN_EVERY_MS) return row;
	await db
		.updateTable('session')
		.set({ seen_at: now })
		.where('id_hash', '=', row.id_hash)
		.execute();
	return { ...row, seen_at: now };
}

function toDevice(row: SessionTable, currentId: string): SessionDevice {
	return {
		id: row.id_hash,
		device: row.device,
		createdAt: new Date(row.created_at).toISOString(),
		seenAt: new Date(row.seen_at).toISOString(),
		current: row.id_hash === currentId
	};
}
