import { PAGE_BYTES } from '../../domain/wire/protocol.ts';
import type { Changes } from '../../domain/wire/records.ts';

/** One changed row as it is told. */
export interface Change {
	revision: number;
	application?: Changes['applications'][number];
	document?: Changes['documents'][number];
}

/** The most rows of each table that go into one answer. More than one mutation ever touches. */
export const PAGE_ROWS = 100;

/**
 * The first page of the changes read, in the order of revisions, and the revision it reaches. A revision is told whole
 * or not at all, and at least one is. A table read up to its limit may go on: nothing at or past its last row counts.
 */
export function cutPage(
	changes: readonly Change[],
	upTo: number
): { kept: Change[]; reached: number } {
	const known = Math.min(upTo, endOf(changes, 'application'), endOf(changes, 'document'));
	const told = changes
		.filter((change) => change.revision <= known)
		.sort((a, b) => a.revision - b.revision);
	const firstCut = findCut(told);
	const next = told[firstCut];
	return next
		? { kept: told.slice(0, firstCut), reached: next.revision - 1 }
		: { kept: told, reached: known };
}

function endOf(changes: readonly Change[], table: 'application' | 'document'): number {
	const rows = changes.filter((change) => change[table]);
	return rows.length > PAGE_ROWS ? Math.max(...rows.map((row) => row.revision)) - 1 : Infinity;
}

/** Where the page ends: the first change that begins a revision past the budget. */
function findCut(told: readonly Change[]): number {
	let bytes = 0;
	const cut = told.findIndex((change, index) => {
		const beginsRevision = index > 0 && change.revision !== told[index - 1]?.revision;
		if (beginsRevision && bytes >= PAGE_BYTES) return true;
		bytes += Buffer.byteLength(JSON.stringify(change));
		return false;
	});
	return cut < 0 ? told.length : cut;
}
