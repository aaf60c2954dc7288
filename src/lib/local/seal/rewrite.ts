import type { PersonDatabase } from '../person-database.ts';
import type { StoredRow } from './guard.ts';
import { SEALED_TABLES, shapeOf } from './shapes.ts';

/**
 * Writes anew every row that does not lie as it should, each in a transaction of its own: it may be cut off anywhere
 * and begun again. How the rows are written is up to the database's seal.
 */
export async function rewriteRows(db: PersonDatabase, from: 'open' | 'sealed'): Promise<void> {
	for (const name of SEALED_TABLES) {
		const table = db.table<StoredRow, IDBValidKey>(name);
		for (const key of await keysOf(db, name, from)) {
			await db.transaction('rw', table, async () => {
				const row = await table.get(key);
				if (row) await table.put(row);
			});
		}
	}
}

/** The keys of a table's rows that lie sealed, or open, as the store itself has them. */
function keysOf(
	db: PersonDatabase,
	table: string,
	lying: 'open' | 'sealed'
): Promise<IDBValidKey[]> {
	return new Promise((resolve, reject) => {
		const keys: IDBValidKey[] = [];
		const request = db.backendDB().transaction(table).objectStore(table).openCursor();
		request.onerror = () => reject(request.error ?? new Error(`${table} can not be read`));
		request.onsuccess = () => {
			const cursor = request.result;
			if (!cursor) {
				resolve(keys);
				return;
			}
			const row = cursor.value as StoredRow;
			if (shapeOf(table, row) && Boolean(row.sealed) === (lying === 'sealed'))
				keys.push(cursor.primaryKey);
			cursor.continue();
		};
	});
}
