/** Something weighed; a null limit is for information. Bytes are gzip, limits KiB. */
export interface Line {
	name: string;
	bytes: number;
	limit: number | null;
}

const KIB = 1024;

/** Whether a line weighs more than it may. */
export function isOver({ bytes, limit }: Line): boolean {
	return limit !== null && bytes > limit * KIB;
}

/** The lines as a table for a terminal, a mark beside each that is too heavy. */
export function printTable(lines: Line[]): string {
	const width = Math.max(...lines.map((line) => line.name.length));
	const rows = lines.map((line) => {
		const weight = (line.bytes / KIB).toFixed(1).padStart(8);
		const limit = line.limit === null ? '' : ` of ${line.limit}`;
		return `${line.name.padEnd(width)} ${weight}${limit}${isOver(line) ? '  OVER' : ''}`;
	});
	return ['Gzip KiB', ...rows].join('\n');
}
