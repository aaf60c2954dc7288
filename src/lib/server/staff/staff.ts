import type { PersonId } from '../../domain/ids.ts';
import type { Role, StaffRole } from '../../domain/people/role.ts';
import { audit } from '../audit/audit.ts';
import type { Actor } from '../audit/audit-entry.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { Millis } from '../database/columns.ts';

/** Someone who works at the utility. The FİN is how they are known before they have ever signed in. */
export interface StaffMember {
	fin: string;
	role: StaffRole;
	/** Whom the FİN means to those who keep the list. */
	label: string;
	/** Brought by the sandbox, and taken off the list wherever people really sign in. */
	isSample: boolean;
}

/** Who changes the list, and when. */
export interface StaffChange {
	actor: Actor;
	at: Millis;
}

/** What this person may do now. */
export async function readRole(db: Database, person: PersonId): Promise<Role> {
	const row = await db
		.selectFrom('person')
		.innerJoin('staff', 'staff.fin', 'person.fin')
		.select('staff.role')
		.where('person.id', '=', person)
		.executeTakeFirst();
	return row?.role ?? 'applicant';
}

/** Everyone on the list, by FİN. */
export async function listStaff(db: Database): Promise<StaffMember[]> {
	const rows = await db.selectFrom('staff').selectAll().orderBy('fin').execute();
	return rows.map(({ fin, role, label, sample }) => ({ fin, role, label, isSample: sample === 1 }));
}

/** Puts someone on the list, or gives whoever is on it another role or label. */
export async function addStaff(
	trx: Transaction,
	{ isSample, ...member }: StaffMember,
	{ actor, at }: StaffChange
): Promise<void> {
	const told = { role: member.role, label: member.label, sample: isSample ? 1 : 0 } as const;
	await trx
		.insertInto('staff')
		.values({ fin: member.fin, ...told, added_at: at })
		.onConflict((conflict) => conflict.column('fin').doUpdateSet(told))
		.execute();
	audit(trx, { at, actor, deed: 'addStaff', detail: `${member.fin} ${member.role}` });
}

/** Takes someone off the list; false when they were not on it. Their role is gone with their next request. */
export async function removeStaff(
	trx: Transaction,
	fin: string,
	{ actor, at }: StaffChange
): Promise<boolean> {
	const removed = await trx
		.deleteFrom('staff')
		.where('fin', '=', fin)
		.returning('fin')
		.executeTakeFirst();
	if (!removed) return false;
	audit(trx, { at, actor, deed: 'removeStaff', detail: fin });
	return true;
}
