import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie';

/** A row as it lies in the store: its own columns, or some of them and the rest sealed. */
export type StoredRow = Record<string, unknown> & { sealed?: Uint8Array };

/** Hides what of a row must not lie open, and brings it back. Both at once: a transaction waits for nobody. */
export interface Seal {
	close(table: string, row: StoredRow): StoredRow;
	open(table: string, row: StoredRow): StoredRow;
}

/** A sealed row was asked for without the key. */
export class LockedError extends Error {}

/**
 * Stands closest to the store, so that everything above sees rows as they were typed. Rows are told apart by their own
 * mark, sealed ones and others may lie side by side; without a key a sealed one is never taken for an empty one.
 */
export function guardRows(sealNow: () => Seal | null): Middleware<DBCore> {
	const guard = (table: DBCoreTable): DBCoreTable => {
		const open = (row: StoredRow | undefined) => {
			if (!row?.sealed) return row;
			const seal = sealNow();
			if (!seal) throw new LockedError();
			return seal.open(table.name, row);
		};
		const close = (row: StoredRow) => sealNow()?.close(table.name, row) ?? row;
		return {
			...table,
			get: (request) => table.get(request).then(open),
			getMany: (request) => table.getMany(request).then((rows) => rows.map(open)),
			query: (request) =>
				table
					.query(request)
					.then((found) => (request.values ? { ...found, result: found.result.map(open) } : found)),
			openCursor: (request) =>
				table.openCursor(request).then((cursor) => cursor && opening(cursor, open)),
			mutate: (request) =>
				table.mutate(
					'values' in request ? { ...request, values: request.values.map(close) } : request
				)
		};
	};
	return {
		stack: 'dbcore',
		name: 'guard',
		level: -10,
		create: (core) => ({ ...core, table: (name) => guard(core.table(name)) })
	};
}

/** The browser's own getters work on its own cursor alone. */
function opening(
	cursor: DBCoreCursor,
	open: (row: StoredRow | undefined) => unknown
): DBCoreCursor {
	return Object.create(cursor, {
		key: { get: (): unknown => cursor.key },
		primaryKey: { get: (): unknown => cursor.primaryKey },
		value: { get: () => open(cursor.value as StoredRow | undefined) }
	}) as DBCoreCursor;
}
