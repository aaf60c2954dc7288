import type { Transaction } from '../database/database.ts';
import type { AuditTable } from '../database/audit-tables.ts';
import type { AuditEntry } from './audit-entry.ts';
import { hashAuditRow } from './audit-hash.ts';

const HEAD = 1;

/** By open transaction, what was done in it so far. */
const done = new WeakMap<Transaction, AuditEntry[]>();

/** From here on the transaction may have things put on record. */
export function beginAudit(trx: Transaction): void {
	done.set(trx, []);
}

/**
 * Puts what was done on record, in the transaction that does it: as the last it writes (inTransaction), for all who write
 * wait for the end of the chain, and whoever holds it must wait for nobody. Throws where no record has begun.
 */
export function audit(trx: Transaction, ...entries: AuditEntry[]): void {
	const before = done.get(trx);
	if (!before) throw new Error('Nothing can be put on record outside inTransaction');
	before.push(...entries);
}

/** Writes what was put on record. */
export async function writeAudit(trx: Transaction): Promise<void> {
	for (const entry of done.get(trx) ?? []) await append(trx, entry);
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
