import { sql } from 'kysely';
import { anyTable, type Row, type TableShape } from '../database/catalogue.ts';
import type { Database } from '../database/database.ts';

/** Rows read or written at a time. */
const ROWS_AT_ONCE = 200;

/** All rows of a table as lines of JSON, in the order of its key. Read within one moment (atOneMoment). */
export async function* readLines(db: Database, { name, key }: TableShape): AsyncGenerator<string> {
	const columns = sql.join(key.map((column) => sql.ref(column)));
	let last: Row | undefined;
	for (;;) {
		let page = anyTable(db).selectFrom(name).selectAll().limit(ROWS_AT_ONCE);
		for (const column of key) page = page.orderBy(column);
		if (last) page = page.where(sql<boolean>`(${columns}) > (${valuesOf(last, key)})`);
		const rows = await page.execute();
		for (const row of rows) yield `${JSON.stringify(row, encodeBytes)}\n`;
		last = rows.at(-1);
		if (rows.length < ROWS_AT_ONCE) return;
	}
}

function valuesOf(row: Row, key: readonly string[]) {
	return sql.join(key.map((column) => row[column]));
}

/** Puts lines of JSON into the table they came from. Answers how many there were. */
export async function writeLines(
	db: Database,
	table: string,
	lines: AsyncIterable<string>
): Promise<number> {
	let count = 0;
	let rows: Row[] = [];
	const flush = async () => {
		if (rows.length > 0) await anyTable(db).insertInto(table).values(rows).execute();
		rows = [];
	};
	for await (const line of lines) {
		rows.push(JSON.parse(line, decodeBytes) as Row);
		count++;
		if (rows.length === ROWS_AT_ONCE) await flush();
	}
	await flush();
	return count;
}

/** Marks bytes, as no column is called. */
const BYTES = '$bytes';

/** Bytes have no form of their own in JSON. A Buffer has been through its `toJSON` when it comes here. */
function encodeBytes(this: Row, name: string, value: unknown): unknown {
	const given = this[name];
	return given instanceof Uint8Array ? { [BYTES]: Buffer.from(given).toString('base64') } : value;
}

function decodeBytes(_name: string, value: unknown): unknown {
	const isBytes = typeof value === 'object' && value !== null && BYTES in value;
	return isBytes ? Buffer.from(String(value[BYTES]), 'base64') : value;
}
