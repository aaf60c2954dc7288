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
	let end = await readCut(db);
	for (
		let page = await readPage(db, end.seq);
		page.length > 0;
		page = await readPage(db, end.seq)
	) {
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

/** Where the chain begins: after the rows whose term was over. */
async function readCut(db: Database): Promise<{ seq: number; hash: string }> {
	const cuts = db.selectFrom('audit_cut').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1);
	return (await cuts.executeTakeFirst()) ?? { seq: 0, hash: '' };
}

async function readHead(db: Database): Promise<number> {
	const head = await db.selectFrom('audit_head').select('seq').executeTakeFirst();
	return head?.seq ?? 0;
}
