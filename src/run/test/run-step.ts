import { spawn, type StdioOptions } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from '../build/paths.ts';
import type { Step } from './steps.ts';

/** How a step ended; seconds. */
export interface StepResult {
	name: string;
	hasPassed: boolean;
	seconds: number;
}

const PATH = [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter);

/** Runs one step, its output shown as it comes, between its heading and how it ended. */
export async function runStep(step: Step): Promise<StepResult> {
	console.log(heading(step));
	const result = await run(step, (command) => succeeds(command, ['ignore', 'inherit', 'inherit']));
	console.log(ending(result));
	return result;
}

/** Runs steps while others run beside them: the output of each is shown when it has ended. */
export async function runLane(steps: readonly Step[]): Promise<StepResult[]> {
	const results: StepResult[] = [];
	for (const step of steps) {
		const output: Buffer[] = [];
		const keep = (chunk: Buffer) => output.push(chunk);
		const result = await run(step, (command) =>
			succeeds(command, ['ignore', 'pipe', 'pipe'], keep)
		);
		console.log(`${heading(step)}\n${Buffer.concat(output).toString()}${ending(result)}`);
		results.push(result);
	}
	return results;
}

function heading({ name }: Step): string {
	return `\n== ${name}`;
}

function ending({ name, hasPassed, seconds }: StepResult): string {
	return `== ${name}: ${hasPassed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`;
}

type Command = Step['commands'][number];

async function run(
	{ name, commands }: Step,
	does: (command: Command) => Promise<boolean>
): Promise<StepResult> {
	const began = performance.now();
	let hasPassed = true;
	for (const command of commands) hasPassed = (await does(command)) && hasPassed;
	return { name, hasPassed, seconds: (performance.now() - began) / 1000 };
}

/** Answers whether the command ended well; `keep` is given what it writes to a pipe. */
async function succeeds(
	[program, ...parameters]: Command,
	stdio: StdioOptions,
	keep?: (chunk: Buffer) => void
): Promise<boolean> {
	const env = { ...process.env, PATH };
	const child = spawn(program, parameters, { cwd: ROOT, env, stdio });
	if (keep) for (const stream of [child.stdout, child.stderr]) stream?.on('data', keep);
	return new Promise((resolve, reject) => {
		child.once('error', reject).once('close', (code) => resolve(code === 0));
	});
}
