import type { Database } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { readDirectory } from './directory-store.ts';
import { readEntries } from './read-entries.ts';
import { type LineProblem, readTable } from './read-table.ts';
import { replaceDirectory, type Replacement } from './replace-directory.ts';

export type ImportResult =
	{ ok: true; replacement: Replacement } | { ok: false; problems: LineProblem[] };

/**
 * Makes the directory what a CSV file says (docs/directory.md), in one transaction. A file with anything wrong in it
 * changes nothing and is told line by line. `now` in epoch milliseconds.
 */
export async function importDirectory(
	db: Database,
	file: { name: string; bytes: Uint8Array },
	now: number
): Promise<ImportResult> {
	const table = readTable(file.bytes);
	return inTransaction(db, async (trx) => {
		const { entries, problems } = readEntries(table.rows, await readDirectory(trx));
		const all = [...table.problems, ...problems].toSorted((a, b) => a.line - b.line);
		if (all.length > 0) return { ok: false, problems: all };
		const replacement = await replaceDirectory(trx, entries, { origin: file.name, now });
		return { ok: true, replacement };
	});
}
