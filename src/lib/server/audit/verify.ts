import type { Database } from '../database/database.ts';
import type { AuditTable } from '../database/audit-tables.ts';
import { hashAuditRow } from './audit-hash.ts';

/** The audit as it was found: whole up to its last row, or the first row that is not as it was written. */
export type AuditFinding =
	| { kind: 'whole'; rows: number; hash: string }
	| { kind: 'broken'; seq: number; why: 'missing' | 'changed' };

const PAGE = 1000;

/**
 * Goes through the whole chain. Whoever can write to the database could also write a chain of their own: keep the last
 * row's number and hash elsewhere, and look for them here later (`noted`).
 */
export async function verifyAudit(
	db: Database,
	noted?: { seq: number; hash: string }
): Promise<AuditFinding> {
	let end = { seq: 0, hash: '' };
	for (let page = await readPage(db, 0); page.length > 0; page = await readPage(db, end.seq)) {
		for (const row of page) {
			if (row.seq !== end.seq + 1) return { kind: 'broken', seq: end.seq + 1, why: 'missing' };
			const isAsNoted = row.seq !== noted?.seq || row.hash === noted.hash;
			if (!isAsNoted || row.previous !== end.hash || row.hash !== hashAuditRow(row))
				return { kind: 'broken', seq: row.seq, why: 'changed' };
			end = row;
		}
	}
	const last = Math.max(await readHead(db), noted?.seq ?? 0);
	if (last > end.seq) return { kind: 'broken', seq: end.seq + 1, why: 'missing' };
	return { kind: 'whole', rows: end.seq, hash: end.hash };
}

function readPage(db: Database, after: number): Promise<AuditTable[]> {
	return db
		.selectFrom('audit')
		.selectAll()
		.where('seq', '>', after)
		.orderBy('seq')
		.limit(PAGE)
		.execute();
}

async function readHead(db: Database): Promise<number> {
	const head = await db.selectFrom('audit_head').select('seq').executeTakeFirst();
	return head?.seq ?? 0;
}
