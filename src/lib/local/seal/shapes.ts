import type { StoredRow } from './guard.ts';

/** What of a table's rows stays open: its keys, and what must be counted while it is locked. All the rest is sealed. */
interface Shape {
	open: readonly string[];
	/** What a sealed row is bound to: put in the place of another it can't be opened. */
	bound: readonly string[];
	/** Which of its rows, where not every one. */
	key?: string;
}

/** A new table is not sealed until it stands here; a new column of one that does is. */
const SHAPES: Readonly<Record<string, Shape>> = {
	applications: { open: ['id', 'updatedAt'], bound: ['id'] },
	documents: {
		open: ['id', 'applicationId', 'size', 'held', 'state', 'removedAt'],
		bound: ['id', 'applicationId']
	},
	parts: { open: ['documentId', 'index'], bound: ['documentId', 'index'] },
	mutations: { open: ['order', 'applicationId', 'seq'], bound: ['applicationId'] },
	receipts: { open: ['applicationId'], bound: ['applicationId'] },
	meta: { open: ['key'], bound: ['key'], key: 'profile' }
};

export const SEALED_TABLES = Object.keys(SHAPES);

/** The shape of a row that is to be sealed; undefined for one that stays as it is. */
export function shapeOf(table: string, row: StoredRow): Shape | undefined {
	const shape = SHAPES[table];
	return shape?.key && row.key !== shape.key ? undefined : shape;
}
