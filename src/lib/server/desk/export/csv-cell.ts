/** What a spreadsheet reads as the beginning of a formula, or as a way out of its cell (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]/;

/** A cell of a CSV file (RFC 4180) that every spreadsheet shows as the text it is: what a person typed runs nowhere. */
export function csvCell(text: string): string {
	const plain = FORMULA.test(text) ? `'${text}` : text;
	return `"${plain.replaceAll('"', '""')}"`;
}

/** One line, parted as spreadsheets of this country expect it. */
export function csvLine(cells: readonly string[]): string {
	return `${cells.map(csvCell).join(';')}\r\n`;
}
