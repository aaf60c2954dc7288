import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';
import type { Millis } from './columns.ts';

/** Rows are only ever added: triggers refuse the rest. */
export interface AuditTable {
	seq: number;
	at: Millis;
	actor: PersonId | 'console';
	role: Role | 'console';
	deed: string;
	application_id: ApplicationId | null;
	owner_id: PersonId | null;
	detail: string;
	/** The hash of the row before; '' for the first. */
	previous: string;
	hash: string;
}

/** Up to where the oldest rows were let go, and the hash of the last of them. */
export interface AuditCutTable {
	seq: number;
	hash: string;
	at: Millis;
}

export interface AuditHeadTable {
	id: number;
	seq: number;
	hash: string;
}
