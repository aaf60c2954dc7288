import type { PersonId } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';
import type { SyncParts } from '../sync/parts.ts';

/** What the desk works with: what sync does, for whom an application changes hands is the same. */
export type DeskParts = Omit<SyncParts, 'log'>;

/** Who of the utility's staff asks. */
export interface Operating {
	personId: PersonId;
	role: Role;
}
