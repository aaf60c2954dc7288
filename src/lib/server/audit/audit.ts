import type { Transaction } from '../database/database.ts';
import type { AuditTable } from '../database/audit-tables.ts';
import type { AuditEntry } from './audit-entry.ts';
import { hashAuditRow } from './audit-hash.ts';

const HEAD = 1;

/** Puts what was done on record, in the transaction that does it. Belongs last in it: all who write wait from here on. */
export async function audit(trx: Transaction, ...entries: AuditEntry[]): Promise<void> {
	for (const entry of entries) await append(trx, entry);
}

async function append(trx: Transaction, entry: AuditEntry): Promise<void> {
	const { seq, hash: previous } = await takePlace(trx);
	const row = { ...columnsOf(entry), seq, previous };
	const hash = hashAuditRow(row);
	await trx
		.insertInto('audit')
		.values({ ...row, hash })
		.execute();
	await trx.updateTable('audit_head').set({ hash }).where('id', '=', HEAD).execute();
}

/** The next place in the chain and the hash before it. Its lock is held until the transaction ends: nobody forks it. */
function takePlace(trx: Transaction): Promise<{ seq: number; hash: string }> {
	return trx
		.insertInto('audit_head')
		.values({ id: HEAD, seq: 1, hash: '' })
		.onConflict((conflict) =>
			conflict.column('id').doUpdateSet((row) => ({ seq: row('audit_head.seq', '+', 1) }))
		)
		.returning(['seq', 'hash'])
		.executeTakeFirstOrThrow();
}

function columnsOf({ at, actor, deed, application, detail }: AuditEntry) {
	const { personId, role } = actor === 'console' ? { personId: actor, role: actor } : actor;
	return {
		at,
		actor: personId,
		role,
		deed,
		application_id: application?.id ?? null,
		owner_id: application?.owner ?? null,
		detail: detail ?? ''
	} satisfies Partial<AuditTable>;
}
