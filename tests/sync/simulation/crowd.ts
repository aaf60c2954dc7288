import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Batch, BatchResult } from './worker.ts';

export interface CrowdOptions {
	first: number;
	runs: number;
	/** Stops at the first seed that goes wrong. */
	untilFirst?: boolean;
	/** How many seeds are given out at a time. */
	batch?: number;
	/** Node's own arguments of each process. */
	execArgv?: string[];
	env?: NodeJS.ProcessEnv;
	jobs?: number;
	onProgress?: (ran: number) => void;
}

/** Runs seeds in as many processes as there are cores. Answers those that went wrong, in order. */
export async function runSeeds(options: CrowdOptions): Promise<BatchResult> {
	const result: BatchResult = { ran: 0, failures: [] };
	const batches = batchesOf(options);
	const jobs = Math.min(options.jobs ?? availableParallelism(), batches.length);
	await Promise.all(Array.from({ length: jobs }, () => work(options, batches, result)));
	result.failures.sort((a, b) => a.seed - b.seed);
	return result;
}

function batchesOf({ first, runs, batch = 20 }: CrowdOptions): Batch[] {
	const end = first + runs - 1;
	return Array.from({ length: Math.ceil(runs / batch) }, (_, index) => ({
		first: first + index * batch,
		last: Math.min(end, first + (index + 1) * batch - 1)
	}));
}

/** A schedule leaves much behind and keeps little: with room for it there is less to clear away. */
const ROOM = ['--max-semi-space-size=64'];

async function work(options: CrowdOptions, batches: Batch[], result: BatchResult): Promise<void> {
	const { execArgv = [], env = process.env } = options;
	const worker = fork(new URL('worker.ts', import.meta.url), {
		execArgv: [...ROOM, ...execArgv],
		env
	});
	try {
		for (let batch = batches.shift(); batch; batch = batches.shift()) {
			const { ran, failures } = await ask(worker, batch);
			result.ran += ran;
			result.failures.push(...failures);
			options.onProgress?.(result.ran);
			if (options.untilFirst && result.failures.length > 0) batches.length = 0;
		}
	} finally {
		worker.kill();
	}
}

function ask(worker: ChildProcess, batch: Batch): Promise<BatchResult> {
	return new Promise((resolve, reject) => {
		const onExit = (code: number | null) =>
			reject(
				new Error(
					`A simulation process ended with ${code} in seeds ${batch.first} to ${batch.last}`
				)
			);
		worker.once('exit', onExit);
		worker.once('message', (result: BatchResult) => {
			worker.off('exit', onExit);
			resolve(result);
		});
		worker.send(batch);
	});
}
