import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

export interface SpawnedProduct {
	process: ChildProcess;
	/** Resolves once it answers. */
	origin: Promise<string>;
}

/** Starts the product in a process of its own by a script, which says first where it answers. */
export function spawnProduct({ pathname }: URL, ...args: string[]): SpawnedProduct {
	const child = spawn(process.execPath, [pathname, ...args], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const lines = createInterface({ input: child.stdout });
	return { process: child, origin: once(lines, 'line').then(([line]) => line as string) };
}

/** Ends it as a power cut would. */
export async function killProduct({ process }: SpawnedProduct): Promise<void> {
	const died = once(process, 'exit');
	process.kill('SIGKILL');
	await died;
}
