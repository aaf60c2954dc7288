import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What holds a process on one core, where the system has it. */
const TASKSET = '/usr/bin/taskset';
const CORE = '0';

/** Whether what is measured is held on one core of its own. */
export const isPinned = existsSync(TASKSET);

/** What a process has used up to now. */
export interface Usage {
	/** Bytes. */
	rss: number;
	/** Milliseconds of processor time. */
	cpu: number;
}

/** A process that is measured, on one core; it is asked by messages and answers each with one. */
export class PinnedProcess {
	readonly #child;

	constructor(file: string, argument: string) {
		const path = fileURLToPath(new URL(file, import.meta.url));
		const line = [process.execPath, path, argument];
		const [command = '', ...rest] = isPinned ? [TASKSET, '-c', CORE, ...line] : line;
		this.#child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	}

	ask<Answer>(question: object): Promise<Answer> {
		return new Promise((resolve) => {
			this.#child.once('message', (answer) => resolve(answer as Answer));
			this.#child.send(question);
		});
	}

	/** It ends by itself when nobody listens any more. */
	async end(): Promise<void> {
		const ended = once(this.#child, 'exit');
		this.#child.disconnect();
		await ended;
	}
}

/** What the calling process has used. */
export function usageOfThis(): Usage {
	const { user, system } = process.cpuUsage();
	return { rss: process.memoryUsage().rss, cpu: (user + system) / 1000 };
}
