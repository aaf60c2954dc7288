/** What a person may do here beyond their own applications; whoever is not staff is an applicant. */
export const STAFF_ROLES = ['operator', 'administrator'] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];
export type Role = 'applicant' | StaffRole;

/** An administrator may do whatever an operator may, and staff whatever an applicant may. */
const RANKS: Record<Role, number> = { applicant: 0, operator: 1, administrator: 2 };

/** Whether somebody of this role may do what is for `needed`. */
export function isAtLeast(role: Role, needed: Role): boolean {
	return RANKS[role] >= RANKS[needed];
}
