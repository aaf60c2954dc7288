import type { StaffRole } from '../../domain/people/role.ts';
import type { Flag, Millis } from './columns.ts';

export interface StaffTable {
	fin: string;
	role: StaffRole;
	/** Whom the administrator means by the FİN: a name, a counter. */
	label: string;
	/** 1 for those that the sandbox brings. */
	sample: Flag;
	added_at: Millis;
}
