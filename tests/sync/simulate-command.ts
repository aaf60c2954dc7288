import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runSeeds } from './simulation/crowd.ts';
import type { Plan } from './simulation/plan.ts';

/*
 * `npm run simulate -- --runs N --seed S`: tries N seeds from S on, and prints, shortens and keeps one that goes wrong.
 * `--case FILE` runs a kept one again; `--planted` shows that each mistake on its list is noticed,
 * `--planted --search` which seed is the first to notice.
 */

const { values: given } = parseArgs({
	options: {
		runs: { type: 'string', default: '5000' },
		seed: { type: 'string', default: '1' },
		case: { type: 'string' },
		planted: { type: 'boolean', default: false },
		/** Prints what happens in one seed. */
		trace: { type: 'string' },
		/** Of the planted faults, those whose name has the text. */
		only: { type: 'string' },
		/** Looks for each planted fault's first catch, whatever caught it last time, and keeps it. */
		search: { type: 'boolean', default: false }
	}
});

// Dexie tells the console of what a schedule does to it on purpose.
console.warn = () => undefined;

if (given.planted) await runPlanted();
else if (given.case) await runCase(given.case);
else if (given.trace) await runSeed(Number(given.trace));
else await runMany(Number(given.seed), Number(given.runs));

async function runMany(first: number, runs: number): Promise<void> {
	const began = performance.now();
	const { ran, failures } = await runSeeds({ first, runs });
	const seconds = (performance.now() - began) / 1000;
	console.log(
		`${ran} schedules from seed ${first} in ${seconds.toFixed(1)} s: ${failures.length} went wrong`
	);
	for (const { seed, wrongs } of failures) console.log(`seed ${seed}: ${wrongs.join('\n\t')}`);
	const [worst] = failures;
	if (!worst) return;
	process.exitCode = 1;
	await keepCase(worst.seed);
}

async function keepCase(seed: number): Promise<void> {
	await import('./simulation/clockwork.ts');
	const { generatePlan } = await import('./simulation/generate.ts');
	const { runPlan } = await import('./simulation/run-plan.ts');
	const { shrinkPlan } = await import('./simulation/shrink.ts');
	const plan = generatePlan(seed);
	const { wrongs } = await runPlan(plan);
	const short = await shrinkPlan(plan, wrongs);
	const path = new URL(`cases/seed-${seed}.json`, import.meta.url);
	await writeFile(path, JSON.stringify(short, null, '\t') + '\n');
	console.log(
		`\nSeed ${seed}, shortened, kept as tests/sync/cases/seed-${seed}.json (give it a name):`
	);
	await tell(short);
}

async function runCase(path: string): Promise<void> {
	await tell(JSON.parse(await readFile(path, 'utf8')) as Plan);
}

async function runSeed(seed: number): Promise<void> {
	const { generatePlan } = await import('./simulation/generate.ts');
	await tell(generatePlan(seed));
}

async function tell(plan: Plan): Promise<void> {
	await import('./simulation/clockwork.ts');
	const { runPlan } = await import('./simulation/run-plan.ts');
	const { wrongs, trace } = await runPlan(plan, true);
	for (const line of trace) console.log(line);
	for (const wrong of wrongs) console.log(`WRONG: ${wrong}`);
	if (wrongs.length > 0) process.exitCode = 1;
}

async function runPlanted(): Promise<void> {
	const { tryPlanted } = await import('./planted/try-planted.ts');
	if (!(await tryPlanted({ only: given.only, search: given.search }))) process.exitCode = 1;
}
