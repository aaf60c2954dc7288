import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { runSeeds } from '../simulation/crowd.ts';
import type { PlantedFault } from './fault.ts';
import { PLANTED } from './faults.ts';

/** How many schedules a mistake may hide from before it counts as escaped. */
const MOST_RUNS = 2000;

/** By the name of each fault, the seed that caught it when it was last searched for. */
type Catches = Record<string, number>;

const CATCHES = new URL('catches.json', import.meta.url);

export interface PlantedOptions {
	/** Only faults whose name has the text. */
	only?: string | undefined;
	/** Looks for the first seed that catches each, and keeps it for the next time. */
	search: boolean;
}

/**
 * Tries every planted fault, with the seed that caught it last time before all others. Prints each; answers whether all
 * were caught.
 */
export async function tryPlanted({ only = '', search }: PlantedOptions): Promise<boolean> {
	const known = JSON.parse(await readFile(CATCHES, 'utf8')) as Catches;
	const left = PLANTED.filter(({ name }) => new RegExp(only).test(name));
	const catches: Catches = {};
	let escaped = 0;
	const work = async () => {
		for (let fault = left.shift(); fault; fault = left.shift()) {
			const seed = await catchingSeed(fault, search ? undefined : known[fault.name]);
			if (seed === null) escaped++;
			else catches[fault.name] = seed;
		}
	};
	await Promise.all(Array.from({ length: availableParallelism() }, work));
	if (search) await keepCatches({ ...known, ...catches });
	console.log(escaped === 0 ? 'Every planted fault was caught.' : `${escaped} escaped.`);
	return escaped === 0;
}

async function catchingSeed(fault: PlantedFault, known: number | undefined) {
	try {
		const again = known === undefined ? null : await findCatch(fault, { first: known, runs: 1 });
		const caught = again ?? (await findCatch(fault, { first: 1, runs: MOST_RUNS }));
		if (!caught) console.log(`NOT CAUGHT  in ${MOST_RUNS} runs  ${fault.name}`);
		return caught;
	} catch (error) {
		console.log(`NOT RUN     ${fault.name}: ${String(error)}`);
		return null;
	}
}

async function findCatch(
	fault: PlantedFault,
	seeds: { first: number; runs: number }
): Promise<number | null> {
	const began = performance.now();
	const { failures } = await runSeeds({
		...{ ...seeds, untilFirst: true, batch: 5, jobs: 1 },
		execArgv: ['--import', new URL('plant.ts', import.meta.url).href],
		env: { ...process.env, PLANTED_FAULT: fault.name }
	});
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	const [first] = failures;
	if (!first) return null;
	const seed = String(first.seed).padEnd(4);
	const how = first.wrongs[0]!.split('\n')[0]!.slice(0, 90);
	console.log(`caught      by seed ${seed} ${seconds.padStart(6)} s  ${fault.name}: ${how}`);
	return first.seed;
}

/** In the order of the faults, without those that are planted no more. */
async function keepCatches(catches: Catches): Promise<void> {
	const kept = PLANTED.filter(({ name }) => name in catches).map(({ name }) => [
		name,
		catches[name]
	]);
	await writeFile(CATCHES, JSON.stringify(Object.fromEntries(kept), null, '\t') + '\n');
}
