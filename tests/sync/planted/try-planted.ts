import { availableParallelism } from 'node:os';
import { runSeeds } from '../simulation/crowd.ts';
import { PLANTED, type PlantedFault } from './faults.ts';

/** How many schedules a mistake may hide from before it counts as escaped. */
const MOST_RUNS = 2000;

/** Tries every planted fault, or those whose name has the text. Prints each; answers whether all were caught. */
export async function tryPlanted(only = ''): Promise<boolean> {
	const left = PLANTED.filter(({ name }) => new RegExp(only).test(name));
	let escaped = 0;
	const work = async () => {
		for (let fault = left.shift(); fault; fault = left.shift())
			if (!(await isCaught(fault))) escaped++;
	};
	await Promise.all(Array.from({ length: availableParallelism() }, work));
	console.log(escaped === 0 ? 'Every planted fault was caught.' : `${escaped} escaped.`);
	return escaped === 0;
}

async function isCaught(fault: PlantedFault): Promise<boolean> {
	try {
		return await isNoticed(fault);
	} catch (error) {
		console.log(`NOT RUN     ${fault.name}: ${String(error)}`);
		return false;
	}
}

async function isNoticed(fault: PlantedFault): Promise<boolean> {
	const began = performance.now();
	const result = await runSeeds({
		...{ first: 1, runs: MOST_RUNS, untilFirst: true, batch: 5, jobs: 1 },
		execArgv: ['--import', new URL('plant.ts', import.meta.url).href],
		env: { ...process.env, PLANTED_FAULT: fault.name }
	});
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	const [first] = result.failures;
	const how = first
		? `caught      by seed ${String(first.seed).padEnd(5)} ${seconds.padStart(6)} s  ${fault.name}: ${first.wrongs[0]!.split('\n')[0]!.slice(0, 90)}`
		: `NOT CAUGHT  in ${result.ran} runs ${seconds.padStart(6)} s  ${fault.name}`;
	console.log(how);
	return first !== undefined;
}
