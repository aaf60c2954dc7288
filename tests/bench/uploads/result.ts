/** How one try went: shares of the file's size and of the time the link needs for it; no time: it did not finish. */
export interface Result {
	bytes: number;
	time: number | null;
}

/** One line for the tries of one contender: their medians. */
export function tellResults(name: string, results: readonly Result[]): string {
	const times = results.flatMap(({ time }) => time ?? []);
	const bytes = median(results.map((result) => result.bytes)).toFixed(3);
	const time = times.length < results.length ? 'never' : median(times).toFixed(2);
	return `  ${name.padEnd(24)} bytes ${bytes.padStart(7)}   time ${time}`;
}

function median(numbers: readonly number[]): number {
	return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)]!;
}
