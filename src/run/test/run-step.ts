import { spawn } from 'node:child_process';
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
export async function runStep({ name, commands }: Step): Promise<StepResult> {
	console.log(`\n== ${name}`);
	const began = performance.now();
	let hasPassed = true;
	for (const command of commands) hasPassed = (await succeeds(command)) && hasPassed;
	const seconds = (performance.now() - began) / 1000;
	console.log(`== ${name}: ${hasPassed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
	return { name, hasPassed, seconds };
}

async function succeeds([program, ...parameters]: Step['commands'][number]): Promise<boolean> {
	const child = spawn(program, parameters, {
		cwd: ROOT,
		env: { ...process.env, PATH },
		stdio: ['ignore', 'inherit', 'inherit']
	});
	return new Promise((resolve, reject) => {
		child.once('error', reject).once('close', (code) => resolve(code === 0));
	});
}
