import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';
import type { Millis } from '../database/columns.ts';

/** What can be on record. */
export type Deed =
	| 'signIn'
	| 'signOut'
	| 'endSession'
	| 'changeStatus'
	| 'viewApplication'
	| 'viewDocument'
	| 'assignApplication'
	| 'noteApplication'
	| 'enterApplication'
	| 'attachDocument'
	| 'exportQueue'
	| 'addStaff'
	| 'removeStaff'
	| 'resendNotice'
	| 'forgetApplication'
	| 'cutAudit';

/** Who did it: someone signed in (a session says both), or whoever runs the server's commands. */
export type Actor = 'console' | Readonly<{ personId: PersonId; role: Role }>;

/** Someone in what they do for themselves; staff have applications of their own too. */
export function asApplicant(personId: PersonId): Actor {
	return { personId, role: 'applicant' };
}

/** One thing somebody did. */
export interface AuditEntry {
	at: Millis;
	actor: Actor;
	deed: Deed;
	/** Whose application it was done to. */
	application?: Readonly<{ id: ApplicationId; owner: PersonId }>;
	/** What the deed alone doesn't tell: the new status, a document's id. Never what a person typed. */
	detail?: string;
}
