import { createHash } from 'node:crypto';
import type { AuditTable } from '../database/audit-tables.ts';

/** SHA-256 of a row of the audit with the hash of the row before it, so that none can be changed or taken out unseen. */
export function hashAuditRow(row: Omit<AuditTable, 'hash'>): string {
	const { previous, seq, at, actor, role, deed, application_id, owner_id, detail } = row;
	const told = [previous, seq, at, actor, role, deed, application_id, owner_id, detail];
	return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}
