import './clockwork.ts';
import { generatePlan } from './generate.ts';
import { runPlan } from './run-plan.ts';

/** Seeds to try, both included. */
export interface Batch {
	first: number;
	last: number;
}

export interface BatchResult {
	ran: number;
	failures: { seed: number; wrongs: string[] }[];
}

// Dexie tells the console of what a schedule does to it on purpose.
console.warn = () => undefined;

// What a killed tab or server leaves unfinished fails where nobody listens.
process.on('unhandledRejection', () => undefined);

process.on('message', (batch: Batch) => {
	void runBatch(batch).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());

async function runBatch({ first, last }: Batch): Promise<BatchResult> {
	const failures: BatchResult['failures'] = [];
	for (let seed = first; seed <= last; seed++) {
		const { wrongs } = await runPlan(generatePlan(seed));
		if (wrongs.length > 0) failures.push({ seed, wrongs });
	}
	return { ran: last - first + 1, failures };
}
