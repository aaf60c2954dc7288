import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import { foldText } from '../../domain/text/fold.ts';
import { mendLookalikes } from '../../domain/text/lookalikes.ts';
import { tidyLine } from '../../domain/text/tidy.ts';

/** Something wrong with one line of a file, in words for whoever made it. */
export interface LineProblem {
	line: number;
	message: string;
}

/** One line as text: tidied, look-alike letters mended; '' for what is not there. */
export interface TableRow extends Record<ColumnName, string> {
	line: number;
}

type ColumnName = 'district' | 'kind' | 'name' | 'id';

/** The columns by their folded headings, in English and in Azerbaijani. */
const COLUMNS: Record<string, ColumnName> = {
	district: 'district',
	rayon: 'district',
	kind: 'kind',
	nov: 'kind',
	name: 'name',
	ad: 'name',
	id: 'id',
	kod: 'id'
};

const NEEDED: readonly ColumnName[] = ['district', 'kind', 'name'];

/** The lines of a CSV file: UTF-8, commas or semicolons, a heading line. What can't be read comes back as problems. */
export function readTable(bytes: Uint8Array): { rows: TableRow[]; problems: LineProblem[] } {
	const text = decode(bytes);
	if (text === null) return unreadable(1, 'the file is not in UTF-8: save it as “CSV UTF-8”');
	try {
		return readRecords(parseCsv(text));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return unreadable(Number(error.lines ?? 1), error.message);
	}
}

interface CsvRecord {
	info: InfoRecord;
	record: string[];
}

function parseCsv(text: string): CsvRecord[] {
	// With `info` the records come in this shape, which the package does not type.
	return parse(text, {
		comment: '#',
		comment_no_infix: true,
		delimiter: headingOf(text).includes(';') ? ';' : ',',
		info: true,
		relax_column_count: true,
		skip_empty_lines: true
	}) as unknown as CsvRecord[];
}

/** The first line that is no note: it tells which of the two signs parts the columns. */
function headingOf(text: string): string {
	return text.split(/[\r\n]+/).find((line) => /^[^#]/.test(line)) ?? '';
}

function readRecords([heading, ...records]: CsvRecord[]) {
	const columns = (heading?.record ?? []).map((text) => COLUMNS[foldText(text.trim())]);
	const missing = NEEDED.filter((column) => !columns.includes(column));
	if (missing.length > 0) {
		return unreadable(heading?.info.lines ?? 1, `the heading lacks: ${missing.join(', ')}`);
	}
	if (records.length === 0) return unreadable(1, 'the file has no places');
	const rows = records.map((record) => readRow(columns, record));
	const problems = records.flatMap((record) => checkWidth(columns.length, record));
	return { rows, problems };
}

function readRow(columns: (ColumnName | undefined)[], { record, info }: CsvRecord): TableRow {
	const row: TableRow = { line: info.lines, district: '', kind: '', name: '', id: '' };
	columns.forEach((column, index) => {
		if (column) row[column] = mendLookalikes(tidyLine(record[index] ?? ''));
	});
	return row;
}

function checkWidth(width: number, { record, info }: CsvRecord): LineProblem[] {
	if (record.length <= width) return [];
	const message = `has ${record.length} values for ${width} columns: put quotes around a name with a comma`;
	return [{ line: info.lines, message }];
}

function unreadable(line: number, message: string) {
	return { rows: [], problems: [{ line, message }] };
}

function decode(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}
